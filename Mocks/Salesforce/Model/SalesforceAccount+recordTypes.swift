import MockKit

/// Record types and the picklist values they allow.
extension SalesforceAccount {
    /// The record types of an object, as a user sees them: the custom ones in the order of their making, then master.
    func recordTypes(of object: String, for userID: String) -> [RecordTypeView] {
        let rows = (tables["recordtype"]?.live ?? []).filter { $0["SobjectType"]?.string == object }
        let profileID = user(userID)?.profileID ?? ""
        let visibility =
            recordTypeVisibility[profileID]?[object.lowercased()]
            ?? RecordTypeVisibility(available: [SalesforceID.master], standard: SalesforceID.master)
        var types = rows.map { row in
            let id = row["Id"]?.string ?? ""
            return RecordTypeView(
                id: id, name: row["Name"]?.string ?? "", developerName: row["DeveloperName"]?.string ?? "",
                isActive: row["IsActive"] == true, isAvailable: visibility.available.contains(id),
                isDefault: visibility.standard == id)
        }
        types.append(
            RecordTypeView(
                id: SalesforceID.master, name: "Master", developerName: "Master", isActive: true,
                isAvailable: rows.isEmpty || visibility.available.contains(SalesforceID.master),
                isDefault: rows.isEmpty || visibility.standard == SalesforceID.master))
        return types
    }

    /// The id of the record type that a record gets when a user sends none; `nil` where the object has none.
    func defaultRecordType(of object: String, for userID: String) -> String? {
        recordTypes(of: object, for: userID).first { $0.isDefault && !$0.isMaster }?.id
    }

    /// The active values of a picklist that a record type allows; `nil` and the master type allow all.
    func picklist(_ field: FieldDefinition, of object: String, recordType: String?) -> [PicklistEntry] {
        let active = field.picklist.filter(\.isActive)
        guard let recordType, recordType != SalesforceID.master else { return active }
        if object == "Opportunity", field.name == "StageName",
            let process = tables["recordtype"]?.live(recordType)?["BusinessProcessId"]?.string,
            let stages = processStages[process]
        {
            return active.filter { stages.contains($0.value) }
        }
        guard let values = recordTypePicklists[recordType]?[field.name] else { return active }
        return active.filter { values.contains($0.value) }
    }
}
