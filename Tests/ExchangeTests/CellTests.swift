import Testing

@testable import CRMGateway

@Suite("Cells: formulas and lists")
struct CellTests {
    private static let dangerous = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

    @Test("T-28: what a spreadsheet would take for a formula gets an apostrophe, full-width forms too")
    func escaped() {
        for sign in Self.dangerous {
            #expect(FormulaText.escaped(sign + "1+1") == "'" + sign + "1+1")
            #expect(FormulaText.escaped("x" + sign) == "x" + sign)
        }
        #expect(FormulaText.escaped("O'Brien") == "O'Brien" && FormulaText.escaped("'quoted'") == "'quoted'")
    }

    @Test("T-28: whatever is exported comes back as it was, apostrophes of its own included")
    func roundTrip() {
        var texts = ["", "'", "''", "x", "'x", "O'Brien", "'=", "''=1", "= 'x'"]
        for sign in Self.dangerous {
            for count in 0..<4 { texts.append(String(repeating: "'", count: count) + sign + "cmd|' /C calc'!A0") }
        }
        for text in texts {
            let escaped = FormulaText.escaped(text)
            #expect(FormulaText.unescaped(escaped) == text)
            #expect(!Self.dangerous.contains { escaped.hasPrefix($0) })
        }
        #expect(Set(texts.map(FormulaText.escaped)).count == Set(texts).count)
    }

    @Test("A list in one cell comes back as it was, with semicolons and backslashes in it")
    func lists() {
        for list in [[], ["Sales"], ["Sales", "Ops"], ["a;b", "c\\d", "\\;"], ["\\", ";"], ["x\\", "y"]] {
            #expect(ListCell.split(ListCell.joined(list)) == list)
        }
        #expect(ListCell.split(" Sales ; ;Ops;") == ["Sales", "Ops"])
        #expect(ListCell.split("Sales\\") == ["Sales\\"])
    }
}
