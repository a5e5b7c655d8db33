package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may read and write: sharing, protected ranges (documented: ProtectedRange), tokens and their scopes.
class ProtectionTest extends OnServer {
    private static final String WRITE_A1 =
            "{updateCells:{start:{},fields:'userEnteredValue',rows:[{values:[{userEnteredValue:{numberValue:1}}]}]}}";

    private Client other;

    @BeforeEach
    void anotherPerson() {
        server.callers().token("other", Caller.person("budi@example.com").speaking("id"));
        other = new Client(server.address(), "other");
    }

    private JsonNode othersFailure(String requests) {
        return other.fail("POST", "/v4/spreadsheets/" + id + ":batchUpdate", "{requests:" + requests + "}");
    }

    @Test
    void aSpreadsheetIsReadAndWrittenByWhomItWasSharedWith() {
        assertThat(other.fail("GET", "/v4/spreadsheets/" + id, "").toString())
                .isEqualTo(
                        "{\"code\":403,\"message\":\"The caller does not have permission\",\"status\":\"PERMISSION_DENIED\"}");
        server.share(id, "budi@example.com", "reader");
        assertThat(other.get(id, "fields=spreadsheetId").size()).isEqualTo(1);
        assertThat(othersFailure(WRITE_A1).get("code").asInt()).isEqualTo(403);
        server.share(id, "budi@example.com", "writer");
        other.batch(id, WRITE_A1);
        assertThat(shown("A1")).isEqualTo("[['1']]");
        assertThat(other.fail("GET", "/v4/spreadsheets/nothing", "")
                        .get("message")
                        .asText())
                .isEqualTo("Requested entity was not found.");
    }

    @Test
    void aProtectedCellIsRefusedInTheWritersLanguageAndNothingIsWritten() {
        server.share(id, "budi@example.com", "writer");
        client.batch(id, "{addProtectedRange:{protectedRange:{range:{startRowIndex:0,endRowIndex:2}}}}");
        JsonNode error = othersFailure(
                "[{updateCells:{start:{rowIndex:5},fields:'note',rows:[{values:[{note:'n'}]}]}}," + WRITE_A1 + "]");
        assertThat(error.get("code").asInt()).isEqualTo(400);
        assertThat(error.get("message").asText())
                .startsWith("Invalid requests[1].updateCells: Anda mencoba mengedit sel atau objek yang dilindungi.");
        assertThat(client.get(id, "ranges=A6&fields=sheets.data.rowData.values.note")
                        .toString())
                .doesNotContain("note");
        assertThat(other.fail("PUT", "/v4/spreadsheets/" + id + "/values/B2?valueInputOption=RAW", "{values:[['x']]}")
                        .get("code")
                        .asInt())
                .isEqualTo(400);
        assertThat(othersFailure("{deleteDimension:{range:{dimension:'ROWS',startIndex:1,endIndex:2}}}")
                        .get("code")
                        .asInt())
                .isEqualTo(400);
        client.batch(id, WRITE_A1);
        other.put(id, "B3", "[['x']]", "RAW");
    }

    @Test
    void whoMayEditIsSaidToEachForThemselves() {
        server.share(id, "budi@example.com", "writer");
        client.batch(
                id,
                "{addProtectedRange:{protectedRange:{range:{},description:'d',"
                        + "unprotectedRanges:[{startRowIndex:9,endRowIndex:10,startColumnIndex:2,endColumnIndex:3}]}}}");
        String mask = "fields=sheets.protectedRanges(requestingUserCanEdit,editors,description)";
        assertThat(client.get(id, mask).toString()).contains("\"requestingUserCanEdit\":true", "someone@example.com");
        assertThat(other.get(id, mask).toString())
                .isEqualTo("{\"sheets\":[{\"protectedRanges\":[{\"description\":\"d\"}]}]}");
        other.put(id, "C10", "[['free']]", "RAW");
        assertThat(othersFailure("{updateCells:{start:{columnIndex:2},fields:'userEnteredValue',rows:[{values:[{}]}]}}")
                        .get("code")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void aProtectionIsChangedByItsEditorsOnly() {
        server.share(id, "budi@example.com", "writer");
        int range = client.batch(id, "{addProtectedRange:{protectedRange:{range:{}}}}")
                .at("/replies/0/addProtectedRange/protectedRange/protectedRangeId")
                .asInt();
        assertThat(othersFailure("{deleteProtectedRange:{protectedRangeId:" + range + "}}")
                        .get("code")
                        .asInt())
                .isEqualTo(400);
        client.batch(
                id,
                "{updateProtectedRange:{protectedRange:{protectedRangeId:" + range
                        + ",editors:{users:['budi@example.com']}},fields:'editors'}}");
        other.batch(id, "{deleteProtectedRange:{protectedRangeId:" + range + "}}");
    }

    @Test
    void tokensAreWhatTheServerWasTold() {
        server.callers().onlyKnown();
        assertThat(client.fail("GET", "/v4/spreadsheets/" + id, "")
                        .get("status")
                        .asText())
                .isEqualTo("UNAUTHENTICATED");
        server.callers().token("t", Caller.SOMEONE.limitedTo("https://www.googleapis.com/auth/spreadsheets.readonly"));
        client.get(id, "fields=spreadsheetId");
        JsonNode error = client.fail("POST", "/v4/spreadsheets/" + id + ":batchUpdate", "{requests:" + WRITE_A1 + "}");
        assertThat(error.get("message").asText()).isEqualTo("Request had insufficient authentication scopes.");
        assertThat(error.at("/details/0/reason").asText()).isEqualTo("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
        server.callers().issuedBy(token -> token.equals("t2") ? Caller.SOMEONE : null);
        try (Client issued = new Client(server.address(), "t2")) {
            issued.batch(id, WRITE_A1);
        }
    }
}
