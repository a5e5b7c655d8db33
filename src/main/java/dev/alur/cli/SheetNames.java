package dev.alur.cli;

import dev.alur.grid.Address;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads many addresses and keeps each sheet's name once.
final class SheetNames {
    private final Map<String, String> names = new HashMap<>();

    /// The cell that a text names; empty where it names none.
    Optional<Address> address(String text) {
        try {
            Address at = Address.parse(text.strip());
            String sheet = names.computeIfAbsent(at.sheet(), name -> name);
            return Optional.of(new Address(sheet, at.row(), at.column()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
