import Foundation
import Workspace

/// A settings value in the hands of a person: they edit it, are told what is wrong with it, and edit again.
struct SettingsEditSession {
    let category: Category
    let editor: TextEditor
    /// Tells everything that is wrong with a value.
    let issues: (Data) -> [SettingsIssue]

    /// How often somebody may try.
    static let attemptsMax = 50

    /// What came of it: the value as JSON; `nil` where it was left as it was.
    func run(from json: String) throws -> Data? {
        let folder = try Self.makeFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/\(category.rawValue).yaml"
        let begun = try YAMLText.yaml(ofJSON: json)
        var text = header + begun
        for _ in 0..<Self.attemptsMax {
            let edited = try editor.edit(text, at: path)
            let body = Self.withoutComments(edited)
            if body == Self.withoutComments(begun) { return nil }
            let (value, faults) = check(edited)
            if faults.isEmpty { return value }
            // Left as it was shown, faults and all: the person has given up.
            guard edited != text else { throw Self.givenUp(faults) }
            text = header + faults.map { "# FAULT  \($0)\n" }.joined() + "\n" + body
        }
        throw Self.givenUp([])
    }

    private func check(_ text: String) -> (Data, [String]) {
        do throws(CommandFailure) {
            let json = Data(try YAMLText.json(of: Data(text.utf8)).utf8)
            return (json, issues(json).map { PrintableText.of($0.description) })
        } catch {
            return (Data(), [PrintableText.of(error.message)])
        }
    }

    private var header: String {
        """
        # \(category.rawValue), as YAML; docs/settings.md tells the fields. Lines that begin with # are left out.
        # Save and leave the editor to set it; leave it unchanged to stop.

        """
    }

    /// Only lines that begin with the sign: in a value it may stand for itself.
    private static func withoutComments(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }
            .joined(separator: "\n").trimmingCharacters(in: .newlines) + "\n"
    }

    private static func makeFolder() throws(CommandFailure) -> String {
        let path = FileManager.default.temporaryDirectory.path + "/crm-gateway-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            return path
        } catch {
            throw CommandFailure(
                .unavailable, code: "editor_failed", "There is no room for a temporary file.",
                nextStep: "Check TMPDIR.")
        }
    }

    private static func givenUp(_ faults: [String]) -> CommandFailure {
        CommandFailure(
            .refused, code: "settings_invalid", rule: "SET-10",
            "The value has faults, and nothing was changed. \(faults.joined(separator: " "))",
            nextStep: "Edit it again, and mend what is named.")
    }
}
