/// The service's REST resources and dashboard. A resource parses, calls the runner and shows, like a command
/// does.
@NullMarked
package dev.alur.web;

import org.jspecify.annotations.NullMarked;
