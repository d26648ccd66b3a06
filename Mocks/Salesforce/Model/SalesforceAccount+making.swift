import Foundation
import MockKit

/// Making an org out of a seed.
extension SalesforceAccount {
    /// The id of the system, as whose work the start's records count.
    static let systemID = SalesforceID.make(prefix: "005", number: 1)

    init(_ seed: SalesforceSeed, keys: DemoKeys, start: MockStart) throws {
        profile = start.profile
        clock = start.clock
        app = seed.app
        self.keys = keys
        switches = seed.switches
        limits = seed.limits
        schemaChangedAt = start.clock.now.addingTimeInterval(-Self.quietSeconds)
        let isSandbox = start.profile == .sandbox
        let daily = isSandbox ? max(seed.limits.daily, SalesforceLimits.sandboxDaily) : seed.limits.daily
        self.daily = RequestWindow(countMax: daily, used: seed.limits.dailyUsed)
        let domain = seed.organization.domain
        organization = Organization(
            id: seed.organization.id, name: seed.organization.name,
            host: isSandbox
                ? "\(domain)--\(seed.organization.sandbox).sandbox.my.salesforce.com" : "\(domain).my.salesforce.com",
            isSandbox: isSandbox, type: seed.organization.edition)
        for object in StandardObjects.all + SetupObjects.all {
            objects[object.name.lowercased()] = object
            tables[object.name.lowercased()] = Table(findingBy: Self.searched[object.name] ?? [])
        }
        for object in ToolingObjects.all { toolingObjects[object.name.lowercased()] = object }
        let rows = SeedRows(seed)
        installerID = rows.installerID
        try addOrganization()
        addStages(seed.stages ?? DemoAccount.stages)
        for (index, object) in (seed.objects ?? DemoAccount.objects).enumerated() {
            try extend(by: object, at: "seed.objects[\(index)]")
        }
        try addProfiles(seed)
        try addUsers(seed)
        guard user(installerID) != nil else {
            throw SeedError(
                "seed.installer \"\(seed.installer ?? "")\" is no user: add it to seed.users, or name another")
        }
        try addPermissionSets(seed)
        for (index, object) in (seed.objects ?? DemoAccount.objects).enumerated() {
            try addRecords(of: object, at: "seed.objects[\(index)]")
        }
        try addRules(seed)
        try addTokens(seed)
        // Last, because seeds name people by the e-mails that they had before.
        if switches.invalidEmails { settleEmails() }
    }

    /// How long nobody has changed the schema, at the start.
    private static let quietSeconds: TimeInterval = 86_400

    /// The columns by which rights and people are looked up at every request.
    private static let searched = [
        "User": ["Email", "Username"], "PermissionSet": ["ProfileId", "Name"],
        "PermissionSetAssignment": ["AssigneeId", "PermissionSetId"], "FieldPermissions": ["ParentId"],
        "ObjectPermissions": ["ParentId"], "Profile": ["Name"],
    ]

    private mutating func addOrganization() throws {
        guard let object = object("Organization") else { return }
        insert(
            [
                "Name": .string(organization.name), "IsSandbox": .bool(organization.isSandbox),
                "OrganizationType": .string(organization.type), "InstanceName": "USA42", "LanguageLocaleKey": "en_US",
                "TimeZoneSidKey": "America/Los_Angeles",
            ], into: object, by: Self.systemID, id: organization.id)
    }

    private mutating func addStages(_ stages: [SalesforceSeed.Stage]) {
        guard let object = object("OpportunityStage") else { return }
        for stage in stages {
            insert(
                [
                    "MasterLabel": .string(stage.label), "ApiName": .string(stage.apiName),
                    "IsActive": .bool(stage.isActive), "SortOrder": .integer(stage.sortOrder),
                    "IsClosed": .bool(stage.isClosed), "IsWon": .bool(stage.isWon),
                    "ForecastCategory": .string(stage.forecastCategory),
                    "ForecastCategoryName": .string(Self.forecastName(stage.forecastCategory)),
                    "DefaultProbability": .decimal(Double(stage.probability)),
                ], into: object, by: Self.systemID)
        }
        refreshStageValues()
    }

    private static func forecastName(_ category: String) -> String {
        switch category {
        case "BestCase": "Best Case"
        case "Forecast": "Commit"
        default: category
        }
    }

    /// Makes the picklist of `Opportunity.StageName` agree with the stages.
    mutating func refreshStageValues() {
        let rows = (tables["opportunitystage"]?.live ?? []).sorted {
            ($0["SortOrder"]?.integer ?? 0) < ($1["SortOrder"]?.integer ?? 0)
        }
        guard let place = objects["opportunity"]?.place(of: "StageName") else { return }
        objects["opportunity"]?.fields[place].picklist = rows.map { row in
            PicklistEntry(
                row["ApiName"]?.string ?? "", label: row["MasterLabel"]?.string, isActive: row["IsActive"] == true)
        }
    }

    private mutating func extend(by seed: SalesforceSeed.Object, at place: String) throws {
        if object(seed.name) == nil { try addCustomObject(seed, at: place) }
        let key = seed.name.lowercased()
        guard objects[key]?.rights == .objectPermissions else {
            throw SeedError("\(place).name \"\(seed.name)\" belongs to the setup: it can't be extended")
        }
        for (index, json) in seed.fields.enumerated() {
            var field = try FieldDefinition(seed: json, at: "\(place).fields[\(index)]")
            field.customFieldID = nextID("00N")
            objects[key]?.fields.append(field)
        }
        var processes: [String: String] = [:]
        for (name, stages) in seed.processes.sorted(by: { $0.key < $1.key }) {
            guard let object = object("BusinessProcess") else { continue }
            let id = insert(
                ["Name": .string(name), "TableEnumOrId": .string(seed.name), "IsActive": true], into: object,
                by: Self.systemID)
            processStages[id] = stages
            processes[name] = id
        }
        for type in seed.recordTypes {
            try addRecordType(type, of: seed.name, processes: processes, at: place)
        }
    }

    private mutating func addCustomObject(_ seed: SalesforceSeed.Object, at place: String) throws {
        guard seed.name.hasSuffix("__c"), let prefix = seed.keyPrefix, prefix.count == 3 else {
            throw SeedError(
                "\(place).name \"\(seed.name)\" is unknown: end a custom object's name with __c and give its key_prefix"
            )
        }
        let label = seed.name.dropLast(3).replacingOccurrences(of: "_", with: " ")
        let name = FieldDefinition.text("Name", "\(label) Name", 80).required.with { $0.isNameField = true }
        var object = ObjectDefinition(
            name: seed.name, label: label, labelPlural: label + "s", keyPrefix: prefix,
            fields: [.id(of: label), .owner, name] + FieldDefinition.stamps)
        object.isCustom = true
        objects[seed.name.lowercased()] = object
        tables[seed.name.lowercased()] = Table()
    }

    private mutating func addRecordType(
        _ type: SalesforceSeed.Object.RecordType, of name: String, processes: [String: String], at place: String
    ) throws {
        guard let object = object("RecordType") else { return }
        if let process = type.process, processes[process] == nil {
            throw SeedError("\(place).record_types: the process \"\(process)\" is not among its processes")
        }
        let id = insert(
            [
                "Name": .string(type.name), "DeveloperName": .string(type.developerName),
                "SobjectType": .string(name), "IsActive": .bool(type.isActive),
                "BusinessProcessId": .optional(type.process.flatMap { processes[$0] }),
            ], into: object, by: Self.systemID)
        recordTypePicklists[id] = type.picklists
    }
}
