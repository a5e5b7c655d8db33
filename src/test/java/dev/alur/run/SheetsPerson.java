package dev.alur.run;

import dev.alur.grid.Sheet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Somebody at the spreadsheet, who remembers what they typed, and into which job's row.
final class SheetsPerson {
    /// Their own column in Projects, behind ours.
    static final int OWN = 11;

    private final Cloudshop cloud;
    private final Random random;
    final Map<String, String> typed = new TreeMap<>();
    final Set<String> deleted = new HashSet<>();

    SheetsPerson(Cloudshop cloud, Random random) {
        this.cloud = cloud;
        this.random = random;
    }

    void act() {
        Sheet projects = cloud.snapshot().need("Projects");
        List<Integer> rows = IntStream.rangeClosed(2, projects.lastRow())
                .filter(row -> !projects.value(row, 1).isBlank())
                .boxed()
                .toList();
        int row = rows.get(random.nextInt(rows.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                String text = "mine " + typed.size() + " " + random.nextInt(1000);
                typed.put(projects.value(row, 1).plain(), text);
                cloud.person("{'updateCells':{'start':{'sheetId':1,'rowIndex':" + (row - 1) + ",'columnIndex':"
                        + (OWN - 1) + "},'fields':'userEnteredValue','rows':[{'values':[{'userEnteredValue':"
                        + "{'stringValue':'" + text + "'}}]}]}}");
            }
            case 2 ->
                cloud.person("{'insertDimension':{'range':{'sheetId':1,'dimension':'ROWS','startIndex':" + (row - 1)
                        + ",'endIndex':" + row + "}}}");
            case 3 ->
                cloud.person("{'sortRange':{'range':{'sheetId':1,'startRowIndex':1,'endRowIndex':"
                        + projects.lastRow() + ",'startColumnIndex':0,'endColumnIndex':26},'sortSpecs':"
                        + "[{'dimensionIndex':" + random.nextInt(3) * 2 + ",'sortOrder':'"
                        + (random.nextBoolean() ? "ASCENDING" : "DESCENDING") + "'}]}}");
            default -> {
                if (deleted.isEmpty()) {
                    String job = projects.value(row, 1).plain();
                    deleted.add(job);
                    typed.remove(job);
                    cloud.person("{'deleteDimension':{'range':{'sheetId':1,'dimension':'ROWS','startIndex':" + (row - 1)
                            + ",'endIndex':" + row + "}}}");
                }
            }
        }
    }
}
