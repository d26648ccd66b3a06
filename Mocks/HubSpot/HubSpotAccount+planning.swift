import MockKit

/// Checking a write as a whole, before anything is stored.
extension HubSpotAccount {
    /// Checks every value of a body's `properties`; all problems come in one failure.
    mutating func plan(
        _ body: JSON, typeID: String, recordID: String?, version: String?
    ) throws -> WritePlan {
        guard let store = stores[typeID] else { throw HubSpotFailure.unknownObjectType(typeID) }
        guard let properties = body["properties"]?.object else { throw HubSpotFailure.missingFields(["properties"]) }
        let current = recordID.flatMap { store.records[$0]?.values } ?? [:]
        let rules = ValueRules(
            store: store, directory: directory, refusesArchivedOwners: refusesArchivedOwners,
            brokenRuleCode: brokenRuleCode)
        var plan = WritePlan(recordID: recordID, values: [:])
        var problems: [ValueProblem] = []
        for member in properties.members {
            try Self.checkType(member)
            do throws(ValueProblem) {
                guard let property = store.properties[member.name] else { throw Self.undefined(member.name) }
                plan.values[member.name] = .some(
                    try rules.stored(member.value, as: property, current: current[member.name]))
            } catch {
                problems.append(error)
            }
        }
        problems += uniqueProblems(of: plan, in: store)
        if problems.isEmpty { problems += takenProblems(of: plan, in: store) }
        problems += stageProblems(of: plan, in: store, current: current)
        if version == HubSpotRoutes.dated { problems += requiredProblems(of: plan, in: store, current: current) }
        guard problems.isEmpty else { throw HubSpotFailure.invalidValues(problems, portalID: portal.id) }
        try checkEmail(of: plan, in: store)
        return completed(plan, in: store, current: current)
    }

    private static func undefined(_ name: String) -> ValueProblem {
        ValueProblem(property: name, code: "PROPERTY_DOESNT_EXIST", message: "Property \"\(name)\" does not exist")
    }

    /// Values are texts; numbers and booleans are tolerated, `null`, lists and objects are not.
    private static func checkType(_ member: JSONObject.Member) throws {
        switch member.value {
        case .string, .integer, .decimal, .bool: return
        default:
            throw HubSpotFailure.malformedJSON(
                "Cannot deserialize value of type `java.lang.String` from \(member.value.kind) (`\(member.name)`)")
        }
    }

    private func uniqueProblems(of plan: WritePlan, in store: ObjectStore) -> [ValueProblem] {
        plan.values.compactMap { name, value in
            guard let value, store.properties[name]?.hasUniqueValue == true,
                let holder = store.unique[name]?[value], holder != plan.recordID
            else { return nil }
            return ValueProblem(
                property: name, code: "CONFLICTING_UNIQUE_VALUE",
                message: "\(holder) already has that value.")
        }
    }

    /// A value that another record took a moment before, see `take_unique_values`.
    private mutating func takenProblems(of plan: WritePlan, in store: ObjectStore) -> [ValueProblem] {
        guard takenValues > 0 else { return [] }
        let names = plan.values.keys.filter { store.properties[$0]?.hasUniqueValue == true }.sorted()
        guard let name = names.first else { return [] }
        takenValues -= 1
        return [
            ValueProblem(property: name, code: "CONFLICTING_UNIQUE_VALUE", message: "Another record has that value.")
        ]
    }

    private func stageProblems(
        of plan: WritePlan, in store: ObjectStore, current: [String: String]
    ) -> [ValueProblem] {
        guard store.isDeals, plan.values.keys.contains(where: { $0 == "dealstage" || $0 == "pipeline" }) else {
            return []
        }
        let problem = StageRules(pipelines: store.pipelines).problem(
            pipeline: plan.values["pipeline"] ?? current["pipeline"],
            stage: plan.values["dealstage"] ?? current["dealstage"],
            isStageWritten: plan.values["dealstage"] != nil)
        return problem.map { [$0] } ?? []
    }

    /// Only dated versions enforce what administrators require.
    private func requiredProblems(
        of plan: WritePlan, in store: ObjectStore, current: [String: String]
    ) -> [ValueProblem] {
        func value(_ name: String) -> String? { plan.values[name] ?? current[name] }
        var problems: [ValueProblem] = []
        if plan.recordID == nil {
            problems += store.required.filter { value($0) == nil && store.properties[$0] != nil }.map {
                ValueProblem(property: $0, code: "MISSING_REQUIRED_PROPERTY", message: "\($0) is required")
            }
            if store.typeID == "0-2", value("name") == nil, value("domain") == nil {
                problems.append(
                    ValueProblem(
                        property: "name", code: "MISSING_REQUIRED_PROPERTY", message: "name or domain is required"))
            }
        }
        for rule in store.conditionalRules {
            guard let written = plan.values[rule.property], let text = written, rule.values.contains(text) else {
                continue
            }
            problems += rule.required.filter { value($0) == nil }.map {
                ValueProblem(
                    property: $0, code: "MISSING_CONDITIONAL_REQUIRED_PROPERTY",
                    message: "\($0) is required because of a conditional property rule based on [\(rule.property)]")
            }
        }
        return problems
    }

    private func checkEmail(of plan: WritePlan, in store: ObjectStore) throws {
        guard store.isContacts, let written = plan.values["email"], let email = written,
            let holder = store.unique["email"]?[email], holder != plan.recordID
        else { return }
        throw HubSpotFailure(409, "Contact already exists. Existing ID: \(holder)", category: "CONFLICT")
    }

    /// Adds what HubSpot sets by itself.
    private func completed(_ plan: WritePlan, in store: ObjectStore, current: [String: String]) -> WritePlan {
        var plan = plan
        if store.isDeals, plan.recordID == nil, plan.values["pipeline"] == nil, plan.values["dealstage"] != nil {
            plan.values["pipeline"] = .some(StageRules(pipelines: store.pipelines).defaultPipeline)
        }
        if let written = plan.values["dealstage"], let stage = written, plan.values["closedate"] == nil,
            current["closedate"] == nil, store.stage(stage)?.stage.isClosed == true
        {
            plan.values["closedate"] = .some(nowText)
        }
        if let written = plan.values["lifecyclestage"], let stage = written,
            let options = store.properties["lifecyclestage"]?.options.map(\.value),
            let old = current["lifecyclestage"].flatMap({ options.firstIndex(of: $0) }),
            let new = options.firstIndex(of: stage), new < old
        {
            // It only moves forward; an earlier stage is dropped without a word.
            plan.values["lifecyclestage"] = .some(current["lifecyclestage"])
        }
        return plan
    }
}
