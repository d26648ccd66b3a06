import MockKit

/// The body of a write of many records.
struct CollectionBody {
    /// One record, with the object it belongs to.
    struct Record {
        let type: String
        let values: JSONObject

        /// The member that says which record is meant, whatever its case; `nil` where there is none.
        var id: String? {
            values.members.first { $0.name.lowercased() == "id" }?.value.string
        }

        /// The members without the id.
        var withoutID: JSONObject {
            JSONObject(
                uniqueMembers: values.members.filter { $0.name.lowercased() != "id" }.map { ($0.name, $0.value) })
        }
    }

    let isAtomic: Bool
    let records: [Record]

    init(_ call: MockCall) throws {
        let body = try RecordBody.object(call)
        let asked = try SalesforceAccount.flag("allOrNone", of: body, standard: false)
        isAtomic = asked || call.tags[CompositeScope.wholeTag] != nil
        guard let list = body["records"]?.array, !list.isEmpty else {
            throw SalesforceFailure.malformedJSON("records must be a list of records")
        }
        try SalesforceAccount.checkCount(
            list.count, countMax: CompositeLimits.writtenRecordsMax, of: "records")
        records = try list.map { json in
            guard let values = json.object, let type = values["attributes"]?["type"]?.string else {
                throw SalesforceFailure.malformedJSON("Each record needs attributes with its type")
            }
            return Record(type: type, values: values)
        }
    }
}
