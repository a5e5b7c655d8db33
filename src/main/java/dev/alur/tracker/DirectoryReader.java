package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.language.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads Clients and Services: what jobs name. A row with an error is left out, and its name is kept, for
/// nothing may be proposed for its jobs until it is mended.
final class DirectoryReader {
    private final Findings findings;
    private final Set<String> broken = new HashSet<>();

    DirectoryReader(Findings findings) {
        this.findings = findings;
    }

    /// The folded names of the rows that were left out.
    Set<String> broken() {
        return broken;
    }

    List<Client> clients(@Nullable Place place) {
        return place == null
                ? List.of()
                : read(place, Field.CLIENT_NAME, TrackerProblem.DUPLICATE_CLIENT, row -> client(place, row));
    }

    /// @param workflows what Workflow knows, or null where there is no such sheet
    List<Service> services(@Nullable Place place, @Nullable Workflows workflows) {
        return place == null
                ? List.of()
                : read(
                        place,
                        Field.SERVICE_NAME,
                        TrackerProblem.DUPLICATE_SERVICE,
                        row -> service(place, row, workflows));
    }

    private <T> List<T> read(Place place, Field name, TrackerProblem duplicate, Function<Integer, T> reading) {
        Map<String, List<Address>> named = new LinkedHashMap<>();
        List<T> read = new ArrayList<>();
        Rows.filled(place).forEach(row -> {
            Address at = place.sheet().address(row, place.columns().getOrDefault(name, 1));
            String folded = Words.fold(place.value(name, row).plain());
            if (folded.isEmpty()) {
                findings.warning(TrackerProblem.NO_NAME, at);
            } else {
                named.computeIfAbsent(folded, key -> new ArrayList<>()).add(at);
            }
        });
        named.forEach((folded, cells) -> {
            int before = findings.errors();
            if (cells.size() > 1) {
                Findings.others(cells)
                        .forEach((at, others) -> findings.error(
                                duplicate,
                                at,
                                place.value(name, at.row()).plain().strip(),
                                others));
            } else {
                T row = reading.apply(cells.getFirst().row());
                if (findings.errors() == before) {
                    read.add(row);
                }
            }
            if (findings.errors() > before) {
                broken.add(folded);
            }
        });
        return read;
    }

    private Client client(Place place, int row) {
        Cells cells = new Cells(place, findings, Problem.Severity.ERROR);
        return new Client(
                cells.text(Field.CLIENT_NAME, row),
                cells.text(Field.CLIENT_EMAIL, row),
                cells.text(Field.CLIENT_PHONE, row),
                cells.text(Field.CLIENT_ADDRESS, row),
                cells.text(Field.CLIENT_COUNTRY, row),
                cells.text(Field.CLIENT_TAX_ID, row),
                language(cells, row),
                currency(cells, row),
                cells.whole(Field.CLIENT_TERMS, row),
                cells.at(Field.CLIENT_NAME, row));
    }

    private @Nullable Language language(Cells cells, int row) {
        String text = cells.text(Field.CLIENT_LANGUAGE, row);
        Optional<Language> language = Language.of(text);
        if (language.isEmpty() && !text.isEmpty()) {
            findings.error(TrackerProblem.UNKNOWN_LANGUAGE, cells.at(Field.CLIENT_LANGUAGE, row), "", text);
        }
        return language.orElse(null);
    }

    private @Nullable Currency currency(Cells cells, int row) {
        String text = cells.text(Field.CLIENT_CURRENCY, row);
        Optional<Currency> currency = SettingsReader.currency(text);
        if (currency.isEmpty() && !text.isEmpty()) {
            findings.error(TrackerProblem.UNKNOWN_CURRENCY, cells.at(Field.CLIENT_CURRENCY, row), "", text);
        }
        return currency.orElse(null);
    }

    private Service service(Place place, int row, @Nullable Workflows workflows) {
        Cells cells = new Cells(place, findings, Problem.Severity.ERROR);
        String workflow = cells.text(Field.SERVICE_WORKFLOW, row);
        if (workflows != null && !workflow.isEmpty() && !workflows.knows(workflow)) {
            findings.unknown(
                    Problem.Severity.ERROR,
                    TrackerProblem.UNKNOWN_WORKFLOW,
                    cells.at(Field.SERVICE_WORKFLOW, row),
                    workflow,
                    workflows.names());
        }
        BigDecimal price = cells.amount(Field.SERVICE_PRICE, row).orElse(null);
        return new Service(
                cells.text(Field.SERVICE_NAME, row),
                workflow,
                cells.text(Field.SERVICE_UNIT, row),
                price,
                cells.whole(Field.SERVICE_DAYS, row),
                cells.whole(Field.SERVICE_REVISIONS, row),
                cells.share(Field.SERVICE_DEPOSIT, row),
                cells.text(Field.SERVICE_DESCRIPTION, row),
                cells.at(Field.SERVICE_NAME, row));
    }
}
