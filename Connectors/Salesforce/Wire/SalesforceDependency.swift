import Foundation

/// Under which values of its controlling field a picklist's value may be chosen.
///
/// - Source: "PicklistEntry: validFor",
///   <https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm>,
///   read 2026-11.
enum SalesforceDependency {
    /// Places in the controlling field's list of values; a checkbox counts as the list false, true.
    ///
    /// `validFor` is a bitmap in base64, the most significant bit first; `nil` for a value that depends on nothing, and
    /// for a text that is no base64.
    static func places(validFor bitmap: String?) -> [Int]? {
        guard let bitmap, let bytes = Data(base64Encoded: bitmap) else { return nil }
        return bytes.enumerated().flatMap { index, byte in
            (0..<8).filter { byte & (128 >> UInt8($0)) != 0 }.map { index * 8 + $0 }
        }
    }
}
