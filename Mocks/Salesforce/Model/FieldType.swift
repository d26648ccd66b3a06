/// The types that describe has for fields.
enum FieldType: String, Sendable, CaseIterable {
    case id, reference, string, textarea, picklist, multipicklist, combobox, boolean, int, double, currency, percent,
        date, datetime, time, phone, email, url, address, location, encryptedstring, base64, anyType

    /// The `soapType` of a describe.
    var soapType: String {
        switch self {
        case .id, .reference: "tns:ID"
        case .boolean: "xsd:boolean"
        case .int: "xsd:int"
        case .double, .currency, .percent: "xsd:double"
        case .date: "xsd:date"
        case .datetime: "xsd:dateTime"
        case .time: "xsd:time"
        case .address: "urn:address"
        case .location: "urn:location"
        case .base64: "xsd:base64Binary"
        case .anyType: "xsd:anyType"
        default: "xsd:string"
        }
    }

    /// Whether values are texts with a `length`.
    var isText: Bool {
        [.string, .textarea, .picklist, .multipicklist, .combobox, .phone, .email, .url, .encryptedstring].contains(
            self)
    }
    /// Whether values are numbers with `precision` and `scale`.
    var isDecimal: Bool { [.double, .currency, .percent].contains(self) }
    /// Whether values come from a list.
    var isPicklist: Bool { [.picklist, .multipicklist, .combobox].contains(self) }
}
