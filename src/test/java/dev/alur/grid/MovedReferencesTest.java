package dev.alur.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedReferencesTest {
    private static final MovedReferences ROW_5 = MovedReferences.of(Opening.rows("My Data", 5, 2), List.of());

    private static String on(String sheet, String formula) {
        return ROW_5.moved(formula, new MovedReferences.Place(sheet, Growth.Reader.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A4+A5|A4+A7",
                "$A$5*B$10|$A$7*B$12",
                "SUM(A1:A9)|SUM(A1:A11)",
                "SUM(A5:A9)|SUM(A7:A11)",
                "SUM(A1:A4)|SUM(A1:A4)",
                "SUM(A:C)+SUM($4:6)|SUM(A:C)+SUM($4:8)",
                "SUM(A1:A1048576)|SUM(A1:A1048576)",
                "A1048576|#REF!",
                "SUM(A1048575:B1048576)|SUM(#REF!)",
                "'My Data'!A5+'my data'!A5|'My Data'!A7+'my data'!A7",
                "Other!A5+'An other'!A5:A9|Other!A5+'An other'!A5:A9",
                "[1]MyData!A5+'[1]My Data'!A5:B9|[1]MyData!A5+'[1]My Data'!A5:B9",
                "'[Book 2.xlsx]My Data'!A5|'[Book 2.xlsx]My Data'!A5",
                "Jan:Dec!A5+SUM('My Data:Other'!A5:A9)|Jan:Dec!A5+SUM('My Data:Other'!A5:A9)",
                "\"A5\"&A5&\"'\"&A5|\"A5\"&A7&\"'\"&A7",
                "Jobs[[#This Row],[A5]]*A5|Jobs[[#This Row],[A5]]*A7",
                "Jobs[it''s '[A5']]*A5|Jobs[it''s '[A5']]*A7",
                "LOG10(A5)+TAXES2026+A5.5+_A5|LOG10(A7)+TAXES2026+A5.5+_A5",
                "#REF!A5+'My Data'!#REF!+A5|#REF!A5+'My Data'!#REF!+A7",
                "IF(A5=#N/A,#DIV/0!,A6#)|IF(A7=#N/A,#DIV/0!,A8#)",
                "A5:INDEX(B:B,9)|A7:INDEX(B:B,9)",
                "A9:A5|A11:A7",
                "@A5 B5:C6|@A7 B7:C8",
                "1.5E5+1E5+A5|1.5E5+1E5+A7",
                "{1,2;5,6}*A5%|{1,2;5,6}*A7%",
                "SUM(A4:'My Data'!A6)|SUM(A4:'My Data'!A8)",
                "R5C5+RC[5]|R5C5+RC[5]",
                "a5+$b$5|a7+$b$7",
                "éA5+A5é|éA5+A5é",
            })
    void referencesFollowTheirCells(String formula, String moved) {
        assertThat(on("My Data", formula)).isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A5+'My Data'!A5|A5+'My Data'!A7",
                "SUM('My Data'!$B$2:$B$9,B9)|SUM('My Data'!$B$2:$B$11,B9)",
                "'It''s'!A5|'It''s'!A5",
                "'My Data'!Total+'My Data'!5:5|'My Data'!Total+'My Data'!7:7",
            })
    void fromOtherSheetsOnlyWhatNamesTheSheetMoves(String formula, String moved) {
        assertThat(on("Other", formula)).isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "B9+C9+D9+E9|B9+C10+D10+E9",
                "SUM(C1:D9)|SUM(C1:D10)",
                "SUM(B1:D9)|SUM(B1:D9)",
                "SUM(7:9)+SUM(C:D)|SUM(7:9)+SUM(C:D)",
            })
    void whereSomeColumnsMoveOnlyWhatLiesWhollyInThemFollows(String formula, String moved) {
        MovedReferences band = MovedReferences.of(new Opening("S", 5, 1, 3, 4), List.of());

        assertThat(band.moved(formula, new MovedReferences.Place("S", Growth.Reader.NONE)))
                .isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FORMULA|SUM(B2:B9)|SUM(B2:B10)",
                "FORMULA|SUM(B1:B9)+SUM($B$2:$C$9)|SUM(B1:B10)+SUM($B$2:$C$10)",
                "FORMULA|SUM(B3:B9)+SUM(B2:B8)+SUM(B2:E9)+B9|SUM(B3:B9)+SUM(B2:B8)+SUM(B2:E9)+B9",
                "OWN_ROW|SUM(B$2:B9)+B9/SUM($B$2:$B$9)|SUM(B$2:B9)+B9/SUM($B$2:$B$10)",
                "REGION|A1:F9|A1:F10",
                "REGION|B4:B9+B9|B4:B9+B9",
                "NONE|SUM(B2:B9)|SUM(B2:B9)",
            })
    void whatIsTheDataOfATableGrowsWithIt(Growth.Reader reader, String formula, String grown) {
        Growth table = new Growth("S", 1, 2, 9, 1, 1, 4, true);

        assertThat(MovedReferences.of(List.of(table)).moved(formula, new MovedReferences.Place("S", reader)))
                .isEqualTo(grown);
    }

    @ParameterizedTest
    @CsvSource({
        "SUM(B2:B9),true",
        "SUM(B$3:B9)/2,true",
        "SUM(B2:B8),false",
        "SUM(C2:C9),false",
        "B9*2,false",
        "SUM(B2:B10),false"
    })
    void aTotalRefersToWhatStandsRightAboveIt(String formula, boolean total) {
        assertThat(MovedReferences.isTotal(formula, 10, 2)).isEqualTo(total);
    }
}
