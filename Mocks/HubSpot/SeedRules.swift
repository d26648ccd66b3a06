import MockKit

// How the three kinds of rules stand in a seed.

extension ConditionalRule {
    init(_ json: JSON, at place: String) throws {
        let reader = try SeedReader(json, at: "\(place).conditional_required")
        try reader.finish(knowing: ["property", "values", "required"])
        property = try reader.string("property")
        values = try reader.strings("values") ?? []
        required = try reader.strings("required") ?? []
    }
}

extension ValidationRule {
    init(_ json: JSON, at place: String) throws {
        let reader = try SeedReader(json, at: "\(place).validations")
        try reader.finish(knowing: ["property", "rule", "arguments"])
        property = try reader.string("property")
        type = try reader.string("rule")
        arguments = try reader.strings("arguments") ?? []
    }
}

extension WorkflowRule {
    init(_ json: JSON, at place: String) throws {
        let reader = try SeedReader(json, at: "\(place).workflows")
        try reader.finish(knowing: ["when_written", "property", "value"])
        whenWritten = try reader.string("when_written")
        property = try reader.string("property")
        value = try reader.string("value")
    }
}
