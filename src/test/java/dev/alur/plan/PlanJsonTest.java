package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
    private static final JsonSchema SCHEMA = JsonSchema.read(Path.of("src/docs/plan.schema.json"));

    private static Change.SetCell cell(Value before, Value after) {
        return new Change.SetCell(
                "PRJ-1",
                "PRJ-1 Menu",
                Address.parse("'My projects'!E7"),
                "Due",
                before,
                after,
                List.of(new Reason(Address.parse("Rules!B3"), "[Start]<>\"\"")),
                "aa.bb");
    }

    @Test
    void everyKindOfValueReadsBackAsItWas() {
        List<Value> values = List.of(
                Value.BLANK,
                Value.of("text"),
                Value.of("2026-11-24"),
                Value.of("line\nbreak \"quoted\" é"),
                Value.of(true),
                Value.of(new BigDecimal("9999999999999999.99")),
                Value.of(new BigDecimal("1E+7")),
                Value.of(LocalDateTime.of(2026, 11, 24, 0, 0)),
                Value.of(LocalDateTime.of(2026, 11, 24, 9, 30)),
                new Value.Fault("#REF!"));
        for (Value before : values) {
            for (Value after : values) {
                Change change = cell(before, after);
                assertThat(PlanJson.readChange(PlanJson.write(change))).isEqualTo(change);
            }
        }
    }

    @Test
    void aDayIsAnIsoStringAndANumberItsExactAmount() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(PlanJson.write(
                        cell(Value.of(new BigDecimal("1500000.00")), Value.of(LocalDateTime.of(2026, 12, 8, 0, 0)))));
        assertThat(json.get("before").toString()).isEqualTo("1500000");
        assertThat(json.get("after").textValue()).isEqualTo("2026-12-08");
        assertThat(json.get("types").toString()).isEqualTo("{\"after\":\"date\"}");
    }

    @Test
    void aPlanWithoutChangesNamesNoSerial() throws IOException {
        Plan none = Desks.job("Archived", "").plan();
        assertThat(new ObjectMapper()
                        .readTree(PlanJson.write(none, Language.ID))
                        .has("serial"))
                .isFalse();
        Plan some = Desks.job("Brief", "").type("Projects!M2", "x").plan();
        assertThat(new ObjectMapper()
                        .readTree(PlanJson.write(some, Language.ID))
                        .get("serial")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void everyFormFitsTheSchema() {
        Desks desk = Desks.job("Final", """
                        Bill | [Stage]="Final" | issue invoice | | |
                        Late | [Due]<TODAY() | add note | | "late" |
                        Log | [Stage]="Final" | add row | Time | Date = TODAY()\\nMinutes = 5 |
                        Set | [Start]<>"" | set field | Link | "x" |
                        Ask | [Start]<>"" | set field | Done | [Start] | ask
                        Wrong | [Starrt]<>"" | set field | Done | [Start] |
                        """);
        Plan plan = desk.plan();
        assertThat(plan.changes()).hasSize(4);
        assertThat(plan.waiting()).hasSize(1);
        assertThat(plan.problems()).isNotEmpty();
        String json = PlanJson.write(plan, Language.ID);
        assertThat(SCHEMA.check(json)).isEmpty();
        assertThat(json).contains("Kolom tidak dikenal");
    }

    @Test
    void whatTakesARunBackFitsTheSchemaAndReadsBack() {
        Desks desk = Desks.job("Final", """
                        Bill | [Stage]="Final" | issue invoice | | |
                        Log | [Stage]="Final" | add row | Time | Date = TODAY()\\nMinutes = 5 |
                        Set | [Start]<>"" | set field | Link | "x" |
                        """);
        Plan plan = desk.plan();
        Situation after = Applying.apply(desk.workbook, plan, desk.situation);
        Plan inverse = Undo.of(Applying.past(plan, after), TrackerReader.read(desk.workbook.read()), after, null)
                .plan();
        assertThat(inverse.changes())
                .<Object>extracting(Object::getClass)
                .contains(Change.SetCell.class, Change.ClearRow.class, Change.VoidInvoice.class);
        assertThat(SCHEMA.check(PlanJson.write(inverse, Language.EN))).isEmpty();
        for (Change change : inverse.changes()) {
            assertThat(PlanJson.readChange(PlanJson.write(change))).isEqualTo(change);
        }
    }

    @Test
    void theSchemaFindsWhatIsWrong() {
        String json =
                PlanJson.write(Desks.job("Brief", "").type("Projects!M2", "x").plan(), Language.EN);
        assertThat(SCHEMA.check(json.replace("\"kind\" : \"cell\"", "\"kind\" : \"cells\"")))
                .isNotEmpty();
        assertThat(SCHEMA.check(json.replace("\"label\"", "\"lable\""))).isNotEmpty();
        assertThat(SCHEMA.check(json.replace("\"Projects!E2\"", "\"E2\""))).isNotEmpty();
        assertThat(SCHEMA.check(json.replace("2026-11-24", "24 November"))).isNotEmpty();
    }
}
