package dev.alur.tracker;

import java.util.List;
import java.util.Set;

/// Clients and services that can be relied upon, and the folded names of those that stand there with an error.
record Directory(List<Client> clients, List<Service> services, Set<String> brokenClients, Set<String> brokenServices) {}
