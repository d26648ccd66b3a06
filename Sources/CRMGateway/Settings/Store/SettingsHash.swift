import OpenSSLCrypto
import SQLStore
import Workspace

/// The address of a document of settings: the SHA-256 over category, kind and canonical text, in hexadecimal.
enum SettingsHash {
    /// A value's.
    static func of(_ document: SettingsDocument) -> String {
        of(document.category, .value, document.canonicalText)
    }

    /// The address of somebody's own part.
    static func of(_ overlay: SettingsOverlay) -> String {
        of(overlay.category, .overlay, overlay.canonicalText)
    }

    private static func of(_ category: Category, _ kind: SettingsDocumentKind, _ text: String) -> String {
        Hexadecimal.text(Digest.sha256(Array("\(category.rawValue)\n\(kind.rawValue)\n\(text)".utf8)))
    }
}
