package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Range;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
    private final Snapshot studio = Studio.usual().snapshot();
    private final Evaluator evaluator = new Evaluator(studio, Studio.NOW);

    private Evaluated evaluate(String text, int row) {
        return evaluator.evaluate(Studio.expression(studio, text), row);
    }

    @ParameterizedTest(name = "{0} in row {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[Stage]=\"final\" | 2 | TRUE",
                "=[Stage]=\"Final\" | 5 | TRUE",
                "[@Stage]=\"Final\" | 3 | FALSE",
                "[@[Stage]]=“Revision” | 3 | TRUE",
                "Jobs[@Stage]=\"Brief\" | 4 | TRUE",
                "Jobs[[#This Row],[Stage]]=\"Brief\" | 4 | TRUE",
                "[A']B]=\"x\" | 2 | TRUE",
                "[Due]<TODAY() | 2 | TRUE",
                "[Due]<TODAY() | 3 | FALSE",
                "[Due]=TODAY() | 5 | TRUE",
                "[Due]<NOW() | 5 | TRUE",
                "[Due]=\"\" | 4 | TRUE",
                "[Notes]=\"\" | 2 | TRUE",
                "[Price]=0 | 4 | TRUE",
                "AND([Stage]=\"Final\";[Price]>1,5) | 2 | TRUE",
                "AND([Stage]=\"Final\",[Price]>1.5) | 2 | TRUE",
                "[Price]>250,25 | 3 | TRUE",
                "IF([Qty]≥2;\"many\";\"few\") | 2 | many",
                "ROUND([Price]*1,1;2) | 3 | 275.55",
                "[Price]*[Qty] | 2 | 3000000",
                "SUM([Price]:[Qty]) | 5 | 103",
                "SUM(Jobs[@[Price]:[Qty]]) | 5 | 103",
                "SUM(Jobs[Price]) | 2 | 1500350.5",
                "[Price]/SUM(Jobs[Price])<1 | 2 | TRUE",
                "COUNTIF(Jobs[Client];[Client]) | 2 | 2",
                "COUNTIFS(Jobs[Client],[Client],Jobs[Stage],\"Final\") | 2 | 1",
                "COUNTIF(Projects!B:B,\"sri\") | 2 | 2",
                "MAX(Terms) | 2 | 30",
                "[Qty]+Today_Limit | 2 | 16",
                "[Qty]*Growth | 2 | 2.2",
                "'My clients'!B3 | 2 | 30",
                "VLOOKUP([Client];'My clients'!A2:B4;2;FALSE) | 5 | 7",
                "XLOOKUP([Client],Clients[Name],Clients[Rate, net]) | 3 | 11",
                "INDEX(Clients[Terms],MATCH([Client],Clients[Name],0)) | 3 | 30",
                "IFERROR(VLOOKUP(\"none\",Clients[#All],2,FALSE),0) | 2 | 0",
                "IFERROR([Notes],\"broken\") | 5 | broken",
                "TEXTJOIN(\", \",TRUE,[Client],[Stage]) | 2 | Sri, Final",
                "CONCAT([Client],\" & \",[Qty])&\"!\" | 2 | Sri & 2!",
                "TEXT([Due],\"yyyy-mm-dd\") | 2 | 2026-11-20",
                "TEXT([Due],\"mmmm\") | 2 | November",
                "TEXT([Price],\"#,##0\") | 2 | 1,500,000",
                "IFS([Qty]>2,\"a\",[Qty]>1,\"b\",TRUE,\"c\") | 2 | b",
                "SWITCH([Stage],\"Brief\",1,\"Final\",2,9) | 2 | 2",
                "ISBLANK([Due]) | 4 | TRUE",
                "ISNUMBER(SEARCH(\"senja\",[Client])) | 3 | TRUE",
                "NETWORKDAYS([Due],TODAY()) | 2 | 3",
                "[Due]-TODAY() | 3 | 14",
                "DAYS([Due],TODAY()) | 3 | 14",
                "[Due]+3 | 2 | 2026-11-23",
                "TODAY()+7 | 2 | 2026-12-01",
                "7+TODAY() | 2 | 2026-12-01",
                "EDATE([Due],1) | 2 | 2026-12-20",
                "EOMONTH([Due],0) | 2 | 2026-11-30",
                "WORKDAY([Due],5) | 2 | 2026-11-27",
                "WORKDAY.INTL([Due],1,11) | 2 | 2026-11-21",
                "DATE(2026,2,29) | 2 | 2026-03-01",
                "IF([Due]=\"\",TODAY(),[Due]) | 4 | 2026-11-24",
                "MAX([Due],TODAY()) | 3 | 2026-12-08",
                "MAX(Jobs[Due]) | 2 | 2026-12-08",
                "XLOOKUP([Client],Clients[Name],Clients[Since]) | 3 | 2025-06-01",
                "VLOOKUP([Client],Clients[#All],3,FALSE)+1 | 3 | 2025-06-02",
                "VLOOKUP([Client],Clients[#All],2,FALSE) | 3 | 30",
                "INDEX(Clients[Since],2) | 3 | 2025-06-01",
                "YEAR([Due]) | 2 | 2026",
                "[Due] | 2 | 2026-11-20",
                "[Price] | 3 | 250.5",
                "0.1+0.2 | 2 | 0.3",
                "-[Qty]^2 | 2 | 4",
                "2-[Qty]^2 | 2 | -2",
                "2*-[Qty]^2*3 | 2 | 24",
                "-(1+1)^2 | 2 | 4",
                "--2^2 | 2 | 4",
                "1--2^3 | 2 | 9",
                "50% | 2 | 0.5",
                "-50%^2 | 2 | 0.25",
                "ROW() | 5 | 5",
                "ROW([Stage]) | 5 | 5",
                "IF(TRUE,,5) | 2 | 0",
                "IF([Approved],\"ok\",\"wait\") | 2 | ok",
                "SUM(1;2,5;3) | 2 | 6.5",
                "E2+1 | 5 | 1500001",
                "REPT(\"ab\",3) | 2 | ababab",
                "SUBSTITUTE([Client],\" \",\"\") | 3 | KopiSenja",
                "[Price]*0,11 | 2 | 165000",
                "INT([Price]*0,11) | 3 | 27",
                "ROUND([Price]*0.125,2) | 3 | 31.31",
                "IF([Qty]>1,5,10) | 2 | 5",
                "ROUND(1.125,2) | 2 | 1.13",
                "RUNDEN(1,125;2) | 2 | 1.13",
                "ROUND([Price]/1.25;1) | 3 | 200.4",
                "WENN(UND([Stage]=\"Final\";[Qty]>1,5);WAHR;FALSCH) | 2 | TRUE",
                "wenn(nicht([Qty]=2);falsch();wahr()) | 2 | TRUE",
                "ZÄHLENWENNS(Jobs[Client];[Client]) | 2 | 2",
                "zahlenwenns(Jobs[Client];[Client]) | 2 | 2",
                "SVERWEIS([Client];Clients[#Alle];2;FALSCH) | 3 | 30",
                "Jobs[[#Diese Zeile];[Stage]]=\"Brief\" | 4 | TRUE",
                "SI(ET([Qty]>1,5;VRAI);AUJOURDHUI();0) | 2 | 2026-11-24",
                "NB.SI.ENS(Jobs[Client];[Client]) | 2 | 2",
                "SI(Y([Qty]>1,5;VERDADERO);HOY();0) | 2 | 2026-11-24",
                "CONTAR.SI.CONJUNTO(Jobs[Client];[Client]) | 2 | 2",
                "AÑO([Due]) | 2 | 2026",
                "RECHERCHEX([Client];Clients[Name];Clients[Terms]) | 3 | 30",
                "VLOOKUP([Client],Clients[#All],2,FALSE()) | 3 | 30",
                "[Approved]=BENAR | 2 | TRUE",
                "[Approved]=SALAH | 3 | TRUE",
                "‘My clients’!B3 | 2 | 30",
                "VLOOKUP(DATE(2025,12,31),'My clients'!C2:D4,2) | 2 | 11",
                "VLOOKUP(DATE(2025,12,31),'My clients'!C2:D9,2,TRUE) | 2 | 11",
                "LOOKUP(TODAY(),Clients[Since],Clients[Rate, net]) | 2 | 12",
                "LOOKUP(TODAY(),Clients[Since],Clients[Since]) | 2 | 2026-02-03",
                "MATCH(11.5,Clients[Rate, net]) | 2 | 2",
                "IF(TRUE,VLOOKUP([Client],Clients[#All],2,0)) | 2 | 14",
                "SUMPRODUCT((Jobs[Stage]=\"Final\")*Jobs[Price]) | 2 | 1500100",
                "SUMPRODUCT((Jobs[Client]=[Client])*(Jobs[Stage]<>[Stage])) | 2 | 1",
                "SUMPRODUCT(--(Jobs[Price]>200)) | 2 | 2",
                "SUMPRODUCT(Jobs[Price];Jobs[Qty]) | 2 | 3000550.5",
                "SUMPRODUCT((Jobs[Price]=MAX(Jobs[Price]))*1) | 2 | 1",
                "SUMMENPRODUKT((Jobs[Qty]>1,5)*2) | 2 | 4",
                "SUMPRODUCT(E2:E5,F2:F5)=SUMPRODUCT(E2:E5*F2:F5) | 2 | TRUE",
                "TEXT(;\"0\")&POWER(;2)&N(0) | 2 | 000",
                "DATEVALUE(\"2026-11-20\") | 2 | 2026-11-20",
                "DATEVALUE(\"2026/11/20\") | 2 | 2026-11-20",
                "DATEVALUE(\"24/12/2026\") | 2 | 2026-12-24",
                "DATEVALUE(\"12/24/2026\") | 2 | 2026-12-24",
                "DATEVALUE(\"3.3.2026\") | 2 | 2026-03-03",
                "DAYS(NOW()+1,TODAY()) | 2 | 1",
                "TEXT(1500;\"Rp. #,##0\") | 2 | Rp. 1,500",
                "TEXT(1500;\"Rp. #.##0\") | 2 | Rp. 1.500",
                "TEXT(-1500,5;\"Rp#.##0,00\") | 2 | -Rp1.500,50",
                "TEXT(12;\"0 \"\"hari\"\"\") | 2 | 12 hari",
                "TEXT(12,\"0 x\") | 2 | 12 x",
                "TEXT(100000,\"0.00E+00\") | 2 | 1.00E+05",
                "1e3+1,5e3 | 2 | 2500",
                "TEXT(0,\"#\")&\"x\" | 2 | x",
                "TEXT(0,\"#.##\") | 2 | .",
                "TEXT(0,\"#,##0\") | 2 | 0",
                "TEXT(0.5,\"#.##\") | 2 | .5",
                "TEXT(5,\"#\") | 2 | 5",
                "TEXT([Price];\"#.##0\") | 2 | 1.500.000",
                "TEXT([Price];\"Rp #.##0\") | 2 | Rp 1.500.000",
                "TEXT([Price];\"Rp #,##0\") | 2 | Rp 1,500,000",
                "TEXT([Price];\"#.##0,00\") | 3 | 250,50",
                "TEXT([Price];\"0,0\") | 3 | 250,5",
                "TEXT(0,125;\"0,0%\") | 3 | 12,5%",
                "TEXT([Price];\"#,##0.00\") | 3 | 250.50",
                "TEXT([Due];\"TT.MM.JJJJ\") | 2 | 20.11.2026",
                "TEXTE([Due];\"jj/mm/aaaa\") | 2 | 20/11/2026",
                "TEXTO([Due];\"dd/mm/aaaa\") | 2 | 20/11/2026",
                "TEXT([Due];\"d mmmm yyyy\") | 2 | 20 November 2026",
                "TEXT([Client];\"@\")&\"!\" | 2 | Sri!",
                "(-8)^(1/3) | 2 | -2",
                "2^3^2 | 2 | 64",
                "2^-1*4 | 2 | 2",
                "SUM(2^2;3^2)^2 | 2 | 169",
                "POWER(2;0,5)^2 | 2 | 2",
                "DATEDIF([Due];TODAY();\"d\") | 2 | 4",
                "DATEDIF(\"2024-02-29\";\"2026-02-28\";\"y\") | 2 | 1",
                "SIFECHA(DATE(2024;1;31);DATE(2026;3;1);\"ym\") | 2 | 1",
                "ISOWEEKNUM(DATE(2027;1;1)) | 2 | 53",
                "XOR([Qty]=2;[Stage]=\"Final\";TRUE) | 2 | TRUE",
                "N([Client])+N(TRUE)+N(3) | 2 | 4",
                "TYPE([Client])&TYPE([Qty])&TYPE([Approved])&TYPE([Due])&TYPE(1/0) | 2 | 214116",
                "TEXTBEFORE(\"INV-2026-014\";\"-\") | 2 | INV",
                "TEXTBEFORE(\"INV-2026-014\";\"-\";-1) | 2 | INV-2026",
                "TEXTAFTER(\"INV-2026-014\";\"-\";2) | 2 | 014",
                "TEXTAFTER(\"a X b\";\"x\";1;1) | 2 | ` b`",
                "TEXTAFTER([Client];\"@\";;;;\"none\") | 2 | none",
                "NETWORKDAYS.INTL(DATE(2026;11;1);DATE(2026;11;30);\"0000111\") | 2 | 17",
                "WORKDAY.INTL([Due];2;\"0000011\") | 2 | 2026-11-24",
                "WORKDAY([Due];-1) | 2 | 2026-11-19",
                "WORKDAY([Due];1;DATE(2026;11;23)) | 2 | 2026-11-24",
                "NETWORKDAYS(TODAY();[Due]) | 2 | -3",
                "DATE(2026,9;2,9;1,9) | 2 | 2026-02-01",
            })
    void aFormulaGivesWhatExcelGives(String text, int row, String expected) {
        Evaluated evaluated = evaluate(text, row);
        assertThat(evaluated.problem()).isNull();
        assertThat(evaluated.value().plain()).isEqualTo(expected);
    }

    @Test
    void aDateIsADateAndANumberIsANumber() {
        assertThat(evaluate("[Due]+3", 2).value()).isEqualTo(Value.of(LocalDate.of(2026, 11, 23)));
        assertThat(evaluate("[Price]+3", 5).value()).isEqualTo(Value.of(103));
        assertThat(evaluate("NOW()", 5).value()).isEqualTo(Value.of(Studio.NOW));
        assertThat(evaluate("[Notes]", 2).value()).isEqualTo(Value.BLANK);
    }

    @ParameterizedTest(name = "{0} in row {1}: {2} at {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[Notes]=\"x\" | 5 | FAULT_IN_CELL | Projects!I5 | #REF!",
                "[Notes] | 5 | FAULT_IN_CELL | Projects!I5 | #REF!",
                "1/0 | 2 | FAULT_IN_FORMULA | Rules!C5 | #DIV/0!",
                "(-4)^0.5 | 2 | FAULT_IN_FORMULA | Rules!C5 | #NUM!",
                "DATEDIF(TODAY(),[Due],\"d\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #NUM!",
                "DATEDIF([Due],TODAY(),\"w\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #NUM!",
                "VLOOKUP([Client],Clients[#All],2) | 3 | UNSORTED_LOOKUP | Rules!C5 | VLOOKUP",
                "VLOOKUP([Client],Clients[#All],2,TRUE) | 3 | UNSORTED_LOOKUP | Rules!C5 | VLOOKUP",
                "MATCH(20,Clients[Terms],1) | 3 | UNSORTED_LOOKUP | Rules!C5 | MATCH",
                "MATCH(20,Clients[Terms],-1) | 3 | UNSORTED_LOOKUP | Rules!C5 | MATCH",
                "LOOKUP([Client],Clients[Name],Clients[Terms]) | 3 | UNSORTED_LOOKUP | Rules!C5 | LOOKUP",
                "XLOOKUP(20,Clients[Terms],Clients[Name],0,0,2) | 3 | UNSORTED_LOOKUP | Rules!C5 | XLOOKUP",
                "SUMPRODUCT(Jobs[Price]*Jobs[Client]) | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "SUMPRODUCT(E2:E5,F2:F4) | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "SUMPRODUCT(E2:E5*F2:F4) | 2 | FAULT_IN_FORMULA | Rules!C5 | #N/A",
                "DATEVALUE(\"3/4/2026\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "DATEVALUE(\"31/13/2026\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "DAYS(\"3/4/2026\",TODAY()) | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "TEXT(1500,\"IDR #,##0\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "TEXT([Due],\"[$-421]d mmmm\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "TEXT([Due],\"JJJJ\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "TEXTBEFORE([Client],\"@\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #N/A",
                "WORKDAY.INTL([Due],1,\"1111111\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "WORKDAY.INTL([Due],1,8) | 2 | FAULT_IN_FORMULA | Rules!C5 | #NUM!",
                "WORKDAY(\"3/4/2026\",1) | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "WORKDAY([Due],\"5d\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "POWER(2,\"0x1p3\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "DATE(2026,1,\"NaN\") | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "[Client]*2 | 2 | FAULT_IN_FORMULA | Rules!C5 | #VALUE!",
                "VLOOKUP(\"none\",Clients[#All],2,FALSE) | 2 | FAULT_IN_FORMULA | Rules!C5 | #N/A",
            })
    void anErrorValueIsAProblemThatNamesItsCell(String text, int row, FormulaProblem key, String cell, String code) {
        Problem problem = evaluate(text, row).problem();
        assertThat(problem).isNotNull();
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.address()).hasToString(cell);
        assertThat(problem.arguments().getFirst()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0} in row {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[Approved] | 2 | TRUE",
                "[Approved] | 3 | FALSE",
                "[Approved] | 4 | FALSE",
                "[Qty] | 2 | TRUE",
                "[Qty]-2 | 2 | FALSE",
                "IF([Qty]=2,\"\",TRUE) | 2 | FALSE",
            })
    void aConditionIsYesOrNo(String text, int row, boolean expected) {
        Evaluated truth = evaluator.truth(Studio.expression(studio, text), row);
        assertThat(truth).isEqualTo(new Evaluated(Value.of(expected), null));
    }

    @Test
    void aTextOrADateIsNoAnswerToACondition() {
        for (String text : List.of("[Client]", "[Due]", "TODAY()")) {
            Problem problem =
                    evaluator.truth(Studio.expression(studio, text), 2).problem();
            assertThat(problem).isNotNull();
            assertThat(problem.key()).isEqualTo(FormulaProblem.NOT_YES_OR_NO);
        }
    }

    @Test
    void aCellWithAFormulaKeepsItsCachedValueUntilSomethingUnderItChanges() {
        Snapshot cached = new Studio()
                .sheet("S", List.of("A", "B", "C", "D"), List.of("2", "=A2*2|99", "=B2+1|100", "=UNHEARD(A1)|7"))
                .snapshot();
        Address b = new Address("S", 2, 2);
        Address c = new Address("S", 2, 3);
        Evaluator before = new Evaluator(cached, Studio.NOW);
        assertThat(before.value(b)).isEqualTo(Value.of(99));
        assertThat(before.value(c)).isEqualTo(Value.of(100));
        Evaluator after = before.over(cached.with(Map.of(new Address("S", 2, 1), Value.of(5))));
        assertThat(after.value(b)).isEqualTo(Value.of(10));
        assertThat(after.value(c)).isEqualTo(Value.of(11));
        assertThat(after.value(new Address("S", 2, 4))).isEqualTo(Value.of(7));
    }

    @Test
    void aCellThatReadsTheClockIsAlwaysComputed() {
        Snapshot old = new Studio()
                .sheet("S", List.of("A", "B"), List.of("=TODAY()|2020-01-01", "=A2+1|2020-01-02"))
                .snapshot();
        Evaluator today = new Evaluator(old, Studio.NOW);
        assertThat(today.value(new Address("S", 2, 1))).isEqualTo(Value.of(LocalDate.of(2026, 11, 24)));
        assertThat(today.value(new Address("S", 2, 2))).isEqualTo(Value.of(LocalDate.of(2026, 11, 25)));
    }

    @Test
    void aCellWithoutCachedValueIsComputed() {
        Snapshot fresh = new Studio()
                .sheet("S", List.of("A", "B"), List.of("2", "=A2*2|"))
                .snapshot();
        assertThat(new Evaluator(fresh, Studio.NOW).value(new Address("S", 2, 2)))
                .isEqualTo(Value.of(4));
    }

    @Test
    void aChangedCellThatCannotBeComputedIsAProblemAtThatCellOnlyWhereItIsRead() {
        Snapshot before = new Studio()
                .sheet("Projects", List.of("Stage", "Odd"), List.of("x", "=LET(a,A2,a)|x"))
                .snapshot();
        Expression both = Studio.expression(before, "OR([Stage]=\"y\",[Odd]=\"y\")");
        Expression one = Studio.expression(before, "IF([Stage]=\"y\",TRUE,[Odd]=\"x\")");
        assertThat(new Evaluator(before, Studio.NOW).truth(both, 2)).isEqualTo(new Evaluated(Value.of(false), null));
        Evaluator after = new Evaluator(before.with(Map.of(new Address("Projects", 2, 1), Value.of("y"))), Studio.NOW);
        Problem problem = after.truth(both, 2).problem();
        assertThat(problem).isNotNull();
        assertThat(problem.key()).isEqualTo(FormulaProblem.UNCOMPUTABLE_CELL);
        assertThat(problem.address()).hasToString("Projects!B2");
        assertThat(after.truth(one, 2)).isEqualTo(new Evaluated(Value.of(true), null));
    }

    @Test
    void aChainOfCellsAsLongAsASheetIsComputed() {
        List<List<String>> rows =
                new java.util.ArrayList<>(List.of(List.of("Start", "Balance"), List.of("1", "=A2|1")));
        for (int row = 3; row <= 20_000; row++) {
            rows.add(List.of("1", "=B" + (row - 1) + "+A" + row + "|0"));
        }
        Snapshot chain = new Studio().sheet("S", rows.toArray(List[]::new)).snapshot();
        Evaluator evaluated = new Evaluator(chain.with(Map.of(new Address("S", 2, 1), Value.of(10))), Studio.NOW);
        assertThat(evaluated.value(new Address("S", 20_000, 2))).isEqualTo(Value.of(20_008));
    }

    @Test
    void cellsThatReadEachOtherKeepWhatTheyHaveOrAreProblems() {
        Snapshot ring = new Studio()
                .sheet("S", List.of("A", "B"), List.of("=B2+1|1", "=A2+1|2"))
                .snapshot();
        assertThat(new Evaluator(ring, Studio.NOW).value(new Address("S", 2, 1)))
                .isEqualTo(Value.of(1));
    }

    @Test
    void readsNameEachCellAndFormulaCellsStandForWhatTheyRead() {
        Expression expression =
                Studio.expression(studio, "AND([Total]>1,[Stage]=\"x\",MAX(Clients[Terms])>2,E2>0,MAX(Terms)>1)");
        assertThat(expression.columns()).containsExactlyInAnyOrder(8, 3);
        assertThat(expression.reads(3))
                .extracting(Range::toString)
                .containsExactly("Projects!H3", "Projects!C3", "'My clients'!B2:B4", "Projects!E2");
        assertThat(evaluator.reads(expression, 3))
                .extracting(Range::toString)
                .containsExactly("Projects!C3", "'My clients'!B2:B4", "Projects!E2", "Projects!E3", "Projects!F3");
        assertThat(expression.readsClock()).isFalse();
        assertThat(Studio.expression(studio, "[Due]<today()").readsClock()).isTrue();
    }
}
