import MockKit

/// The changes that only HubSpot's mock knows; the README lists them.
extension HubSpotAccount {
    private static let changeNames = [
        "freeze_lists", "thaw_lists", "add_validation_rule", "add_conditional_rule", "require_property", "add_workflow",
        "clear_rules", "take_unique_values", "lock_records", "refuse_archived_owners", "add_option",
        "remove_option", "set_type", "set_probability", "delete_pipeline", "expire_access_tokens", "use_up_requests",
    ]

    mutating func applyOwn(_ name: String, _ change: ChangeArguments) throws {
        switch name {
        case "freeze_lists":
            var earlier = self
            earlier.earlier = []
            self.earlier = [earlier]
        case "thaw_lists": earlier = []
        case "add_validation_rule", "add_conditional_rule", "add_workflow", "require_property":
            try addRule(name, change)
        case "clear_rules": clearRules()
        case "take_unique_values": takenValues = try change.integer("count")
        case "refuse_archived_owners": refusesArchivedOwners = try change.flag("value")
        case "lock_records": locks = try change.integer("count")
        case "add_option", "remove_option": try changeOptions(adds: name == "add_option", change)
        case "set_type": try setType(change)
        case "set_probability": try setProbability(change)
        case "delete_pipeline": try deletePipeline(change)
        case "expire_access_tokens": tokens.expireAccess(at: now)
        case "use_up_requests": _ = daily.spend(daily.left(at: now), at: now)
        default:
            throw MockChangeError(
                "HubSpot's mock has no change \"\(name)\": use one of MockKit's or "
                    + Self.changeNames.joined(separator: ", "))
        }
    }

    private mutating func addRule(_ name: String, _ change: ChangeArguments) throws {
        let typeID = try changed(change.text("object"))
        switch name {
        case "add_validation_rule":
            let rule = try change.rule { try ValidationRule(.object($0.members), at: "rule") }
            stores[typeID]?.validationRules.append(rule)
        case "add_conditional_rule":
            let rule = try change.rule { try ConditionalRule(.object($0.members), at: "rule") }
            stores[typeID]?.conditionalRules.append(rule)
        case "add_workflow":
            let rule = try change.rule { try WorkflowRule(.object($0.members), at: "rule") }
            stores[typeID]?.workflows.append(rule)
        default:
            let property = try property(change, in: typeID)
            stores[typeID]?.required.append(property.name)
        }
    }

    /// Takes away what administrators set up; what HubSpot itself demands stays.
    private mutating func clearRules() {
        let own = Dictionary(StandardObjects.all.map { ($0.typeID, $0.required) }) { first, _ in first }
        for typeID in stores.keys {
            stores[typeID]?.validationRules = []
            stores[typeID]?.conditionalRules = []
            stores[typeID]?.workflows = []
            stores[typeID]?.required = own[typeID] ?? []
        }
    }

    private func property(_ change: ChangeArguments, in typeID: String) throws -> Property {
        let name = try change.text("property")
        guard let property = stores[typeID]?.properties[name] else {
            throw MockChangeError("there is no property \"\(name)\": name one of GET /_mock/state")
        }
        return property
    }

    private mutating func changeOptions(adds: Bool, _ change: ChangeArguments) throws {
        let typeID = try changed(change.text("object"))
        var property = try property(change, in: typeID)
        let value = try change.text("option")
        if adds {
            property.options.append(PropertyOption(value, value, displayOrder: property.options.count))
        } else {
            guard property.options.contains(where: { $0.value == value }) else {
                throw MockChangeError("\"\(property.name)\" has no option \"\(value)\"")
            }
            property.options.removeAll { $0.value == value }
        }
        stores[typeID]?.properties[property.name] = property
    }

    /// Gives a property another type in its place, as a restored definition can.
    private mutating func setType(_ change: ChangeArguments) throws {
        let typeID = try changed(change.text("object"))
        var property = try property(change, in: typeID)
        property.type = try change.text("type")
        property.fieldType = try change.text("field_type")
        property.options = (change.json["options"]?.array ?? []).compactMap(\.string).enumerated().map {
            PropertyOption($1, $1, displayOrder: $0)
        }
        stores[typeID]?.properties[property.name] = property
    }

    /// Gives a deal's stage another probability, from which being closed, won or lost follows.
    private mutating func setProbability(_ change: ChangeArguments) throws {
        let typeID = try changed(change.text("object"))
        let (pipeline, stage) = (try change.text("pipeline"), try change.text("stage"))
        guard let place = stores[typeID]?.pipelines.firstIndex(where: { $0.id == pipeline }),
            let index = stores[typeID]?.pipelines[place].stages.firstIndex(where: { $0.id == stage })
        else { throw MockChangeError("there is no stage \"\(stage)\" in a pipeline \"\(pipeline)\"") }
        stores[typeID]?.pipelines[place].stages[index].metadata = Stage.dealMetadata(try change.text("probability"))
    }

    /// Deletes a pipeline; deals keep its id and stage, as people who confirm it in HubSpot's pages see.
    private mutating func deletePipeline(_ change: ChangeArguments) throws {
        let typeID = try changed(change.text("object"))
        let id = try change.text("pipeline")
        guard let place = stores[typeID]?.pipelines.firstIndex(where: { $0.id == id }) else {
            throw MockChangeError("there is no pipeline \"\(id)\"")
        }
        stores[typeID]?.pipelines.remove(at: place)
    }
}

// MARK: Obstacles of writes

extension HubSpotAccount {
    /// Refuses a write while the records are said to be locked.
    mutating func takeLock() throws {
        guard locks > 0 else { return }
        locks -= 1
        throw HubSpotFailure.injected(423, portalID: portal.id)
    }
}
