import ConnectorKit

/// The body of a row of a composite that asks for describes and for records: an object is the one, a list the other.
struct SalesforceDescribedRecords: Decodable, Sendable {
    let describe: SalesforceDescribe?
    /// In the order of the ids; `nil` for one that there is none of.
    let records: [[String: JSONValue]?]?

    init(from decoder: any Decoder) throws {
        let isList = (try? decoder.unkeyedContainer()) != nil
        records = isList ? try [[String: JSONValue]?](from: decoder) : nil
        describe = isList ? nil : try SalesforceDescribe(from: decoder)
    }
}
