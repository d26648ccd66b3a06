import MalformedInputs
import Testing
import Workspace

@Suite("What is searched for")
struct SearchTextTests {
    @Test(
        "TEAM-1: case, width, accents, joiners and spaces don't count, whatever the script",
        arguments: [
            ("MÜLLER", ["muller"]), ("müller", ["muller"]), ("Mu\u{0308}ller", ["muller"]), ("Straße", ["strasse"]),
            ("STRASSE", ["strasse"]), ("ΣΊΣΥΦΟΣ", ["σισυφοσ"]), ("Σίσυφος", ["σισυφοσ"]), ("Ёлка", ["елка"]),
            ("İstanbul", ["istanbul"]), ("Ａｎｎ", ["ann"]), ("ガ", ["ガ"]), ("ｶﾞ", ["ガ"]), ("नी\u{200D}", ["नी"]),
            ("  Ann   LEE  ann ", ["ann", "lee"]), ("100%_\\", ["100%_\\"]), ("", []), ("   ", []),
        ])
    func folding(_ text: String, _ words: [String]) throws {
        #expect(try SearchText(text).words == words)
    }

    @Test("TEAM-1: nothing to search for finds everything")
    func nothing() throws {
        #expect(try SearchText(nil).words.isEmpty)
    }

    @Test("T-26, T-35: what is too long or can't be seen isn't searched for")
    func malformed() {
        for entry in MalformedInputs.texts(code: "search", lengthMax: SearchText.lengthMax) {
            do throws(InvalidValue) {
                let read = try SearchText(entry.text)
                Issue.record("\(entry.name) was taken as \(read.words)")
            } catch {
                #expect(error.code == entry.code && error.field == "search", "\(entry.name)")
            }
        }
    }
}
