import Foundation

/// Says beside which values of its controlling field a value of a dependent picklist can be chosen.
///
/// It travels in Base64, a bit for each entry of the controlling field's own list, the highest bit of a byte first;
/// bytes that are missing at the end are zero. A checkbox that controls has two entries, unchecked and checked.
///
/// - Source: "validFor" of `PicklistEntry` in the SOAP API Developer Guide; every pair of a live org's states and
///   countries, decoded so.
enum SalesforceValidFor {
    /// The entries that a checkbox stands for.
    private static let checkbox = ["false", "true"]

    /// The controlling values; `nil` where nothing controls, or where what came can't be read.
    static func values(_ encoded: String?, of controller: SalesforceDescribe.Field?) -> Set<String>? {
        guard let controller, let encoded, let bytes = Data(base64Encoded: encoded) else { return nil }
        let entries = controller.type == "boolean" ? checkbox : (controller.picklistValues ?? []).map(\.value)
        let allowed = entries.enumerated().filter { isSet($0.offset, in: bytes) }
        return Set(allowed.map(\.element))
    }

    private static func isSet(_ index: Int, in bytes: Data) -> Bool {
        let (byte, bit) = index.quotientAndRemainder(dividingBy: UInt8.bitWidth)
        guard byte < bytes.count else { return false }
        return bytes[bytes.startIndex + byte] & (1 << (UInt8.bitWidth - 1 - bit)) != 0
    }
}
