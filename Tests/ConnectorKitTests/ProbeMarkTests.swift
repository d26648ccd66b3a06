import ConnectorKit
import Testing

@Suite("A probe's mark")
struct ProbeMarkTests {
    private static let mark = ProbeMark(id: "0123456789abcdef0123456789abcdef")

    @Test("VER-4: a mark is read out of a name that is one, with what CRMs put around it", arguments: ["", " ", "\n"])
    func wholeName(_ space: String) {
        #expect(ProbeMark(in: space + Self.mark.text + space) == Self.mark)
    }

    @Test(
        "VER-4, T-26: a name that only holds a mark, or resembles one, is somebody's own",
        arguments: [
            "Copy of \(mark.text)", "\(mark.text) - Copy", "x\(mark.text)", "\(mark.text)x",
            "\(mark.text) \(mark.text)",
            mark.text.uppercased(), "zz gateway probe \(mark.id)", "\(ProbeMark.prefix)\(mark.id)0 (delete me)", "",
        ])
    func otherNames(_ name: String) {
        #expect(ProbeMark(in: name) == nil)
    }
}
