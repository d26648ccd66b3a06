import ConnectorKit
import Foundation

/// Scopes as they are stored: a JSON array of texts, sorted.
enum GrantScopeList {
    static func encode(_ scopes: [Scope]) -> String {
        let texts = scopes.map(\.rawValue).sorted()
        // Texts always encode; an empty list is what is said of none.
        return (try? JSONEncoder().encode(texts)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    static func decode(_ text: String) throws(StoreError) -> [Scope] {
        guard let texts = try? JSONDecoder().decode([String].self, from: Data(text.utf8)) else {
            throw StoreError(.unreadable, "A list of scopes isn't a JSON array of texts.")
        }
        return texts.map(Scope.init(rawValue:))
    }
}
