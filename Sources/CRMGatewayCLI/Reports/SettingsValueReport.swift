import CRMGateway
import Workspace

/// A settings value, in a form that can be changed and handed in again.
struct SettingsValueReport: Report {
    let lines: [String]
    let json: JSONValue

    init(_ entry: SettingsEntry, asYAML: Bool) throws {
        guard let text = entry.json else {
            lines = ["Not set, and there is no default."]
            json = .null
            return
        }
        json = JSONValue(parsing: text)
        let printed = asYAML ? try YAMLText.yaml(ofJSON: text) : json.encoded()
        // Texts of a value hold no control character (SET-10); JSON and YAML escape what else can't be seen.
        lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            .dropLast(while: \.isEmpty).map(PrintableText.of)
    }
}

extension Array {
    /// The same without what stands at the end.
    fileprivate func dropLast(while isDropped: (Element) -> Bool) -> [Element] {
        var rest = self
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return rest
    }
}
