import SeededNumbers
import Testing
import Workspace

@Suite("Patterns of meeting titles")
struct TitlePatternTests {
    private func fits(_ pattern: String, _ match: MeetingTitleMatch, _ title: String, caseSensitive: Bool = false)
        -> Bool
    {
        TitlePattern(pattern, match: match, isCaseSensitive: caseSensitive).matches(title)
    }

    @Test("SET-10: literal, prefix, suffix and contains compare as their names say, and take nothing for a sign")
    func plain() {
        #expect(fits("Demo", .literal, "demo") && !fits("Demo", .literal, "demo 2") && !fits("Demo", .literal, ""))
        #expect(fits("Demo", .prefix, "DEMO with Acme") && !fits("Demo", .prefix, "a demo"))
        #expect(fits("demo", .suffix, "Acme Demo") && !fits("demo", .suffix, "demos"))
        #expect(fits("demo", .contains, "the demo of") && !fits("demo", .contains, "dem o"))
        #expect(fits("a*b?", .literal, "A*B?") && !fits("a*b?", .literal, "axxbx"))
        #expect(fits("Sync ", .prefix, "sync with") && !fits("Sync ", .prefix, "syncing"))
        #expect(
            !fits("Demo", .contains, "the demo", caseSensitive: true)
                && fits("demo", .contains, "the demo", caseSensitive: true))
        #expect(fits("Caf\u{E9}", .literal, "cafe\u{301}") && !fits("cafe", .prefix, "caf\u{E9}"))
    }

    @Test("SET-10: in a glob `*` is any characters, `?` is one, and a backslash takes what follows as it is")
    func globs() {
        #expect(fits("*1:1*", .glob, "Ann / Bob 1:1 weekly") && fits("*1:1*", .glob, "1:1"))
        #expect(fits("Q? review", .glob, "Q3 review") && !fits("Q? review", .glob, "Q review"))
        #expect(fits("a*b*c", .glob, "a-b-b-c") && !fits("a*b*c", .glob, "a-c-b"))
        #expect(fits("100\\*", .glob, "100*") && !fits("100\\*", .glob, "1000"))
        #expect(fits("**a", .glob, "a") && fits("?*", .glob, "x") && !fits("?*", .glob, ""))
        #expect(fits("a\\\\b", .glob, "a\\b") && fits("a\\", .glob, "a\\"))
    }

    /// The plainest matcher that is right; slow on purpose.
    private func reference(_ pattern: ArraySlice<Character>, _ title: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return title.isEmpty }
        if first == "*" {
            return reference(pattern.dropFirst(), title) || !title.isEmpty && reference(pattern, title.dropFirst())
        }
        guard let letter = title.first else { return false }
        return (first == "?" || first == letter) && reference(pattern.dropFirst(), title.dropFirst())
    }

    @Test("T-31: for thousands of random globs and titles, it says what a plain recursive matcher says")
    func property() {
        var numbers = SeededNumbers(seed: 31)
        var matched = 0
        for _ in 0..<5_000 {
            let pattern = String((0..<Int.random(in: 1...8, using: &numbers)).map { _ in numbers.pick(Array("ab*?")) })
            let title = String((0..<Int.random(in: 0...10, using: &numbers)).map { _ in numbers.pick(Array("abc")) })
            let expected = reference(Array(pattern)[...], Array(title)[...])
            if expected { matched += 1 }
            #expect(fits(pattern, .glob, title) == expected, "\(pattern) and \(title)")
        }
        #expect(matched > 500)
    }

    @Test("T-31: patterns across the boundaries of 64 positions fit as short ones do")
    func boundaries() {
        for length in [62, 63, 64, 65, 127, 128, 129, 191, 192, 255, 256] {
            let text = String(repeating: "ab", count: 128).prefix(length)
            #expect(
                fits(String(text), .literal, String(text)) && !fits(String(text), .literal, String(text.dropLast())))
            #expect(
                fits(String(text), .contains, "x" + text + "x")
                    && !fits(String(text), .contains, "x" + text.dropLast() + "x"))
            let glob = text.dropLast(2) + "*?"
            #expect(fits(String(glob), .glob, String(text)) && fits(String(glob), .glob, text + "yy"))
        }
    }

    @Test(
        "T-31: no pattern takes long: what blows up a backtracking matcher is compared step by step",
        arguments: [
            "(a+)+$", String(repeating: "a*", count: 128), String(repeating: "*a", count: 128),
            String(repeating: "*?", count: 128), String(repeating: "a", count: 255) + "b",
            "*" + String(repeating: "a", count: 254) + "b",
        ])
    func time(_ text: String) {
        let title = String(repeating: "a", count: TitlePattern.subjectLengthMax)
        // A bound for an unoptimised build; a release build was measured at 0.25 ms.
        let bound = Duration.milliseconds(250)
        let taken = MeetingTitleMatch.allCases.map { match in
            let pattern = TitlePattern(text, match: match)
            return ThreadTime.least { _ = pattern.matches(title) }
        }
        #expect(taken.allSatisfy { $0 < bound }, "\(taken)")
    }

    @Test("T-31: a title is looked at up to its bound, and a pattern beyond its bound fits nothing")
    func bounds() {
        let long = String(repeating: "a", count: TitlePattern.subjectLengthMax)
        #expect(
            fits("a*", .glob, long + "b") && !fits("b", .contains, long + "b")
                && fits("b", .contains, long.dropLast() + "b"))
        let pattern = String(repeating: "a", count: TitlePattern.lengthMax + 1)
        #expect(MeetingTitleMatch.allCases.allSatisfy { !fits(pattern, $0, pattern) })
        #expect(!fits("b", .contains, String(repeating: "a", count: 1_000_000) + "b"))
    }
}
