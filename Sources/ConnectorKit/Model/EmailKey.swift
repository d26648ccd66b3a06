import Foundation

/// An email address in the one form in which addresses are compared: trimmed, NFC, lower case.
///
/// The gateway's own addresses arrive canonical; what a CRM says is brought into the form by ``init(comparing:)``.
/// A domain stays as it is written, in Unicode or as A-labels (`xn--…`): the gateway asks for both forms.
public struct EmailKey: VendorText {
    /// The canonical text.
    public let rawValue: String

    /// Takes a text that is canonical already.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Brings an address, as a CRM wrote it, into the form for comparison.
    public init(comparing text: String) {
        let trimmed = text.drop(while: \.isWhitespace)
        let end = trimmed.lastIndex { !$0.isWhitespace }
        let core = end.map { trimmed[...$0] } ?? ""
        self.rawValue = String(core).precomposedStringWithCanonicalMapping.lowercased()
    }
}
