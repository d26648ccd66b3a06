import MockKit

/// Reading requests, with the words HubSpot has for bad ones.
extension HubSpotAccount {
    /// The JSON object of a body.
    static func object(_ call: MockCall) throws -> JSON {
        guard call.request.mediaType == "application/json" else {
            throw HubSpotFailure(415, "Unsupported Media Type: send application/json")
        }
        let json: JSON
        do {
            json = try call.request.json()
        } catch {
            throw HubSpotFailure.malformedJSON(error.reason)
        }
        guard json.object != nil else {
            throw HubSpotFailure.malformedJSON("Cannot deserialize an object from a \(json.kind)")
        }
        return json
    }

    /// The `inputs` of a batch, at most `countMax` of them.
    static func inputs(_ body: JSON, countMax: Int = HubSpotLimits.batchMax) throws -> [JSON] {
        guard let inputs = body["inputs"]?.array else { throw HubSpotFailure.missingFields(["inputs"]) }
        guard inputs.count <= countMax else {
            throw HubSpotFailure.invalid("The maximum number of inputs supported in a batch request is \(countMax)")
        }
        return inputs
    }

    /// A whole-number parameter of the query.
    static func number(_ name: String, of call: MockCall, standard: Int, countMax: Int) throws -> Int {
        guard let text = call.request.query(name) else { return standard }
        guard let value = Int(text), value > 0 else {
            throw HubSpotFailure.invalid("Invalid query parameter: \(name) '\(text)' is no positive number")
        }
        guard value <= countMax else {
            throw HubSpotFailure.invalid("Invalid query parameter: \(name) must be at most \(countMax)")
        }
        return value
    }

    /// A truth-valued parameter of the query; `false` when it is absent.
    static func flag(_ name: String, of call: MockCall) throws -> Bool {
        switch call.request.query(name)?.lowercased() {
        case nil, "false": return false
        case "true": return true
        case let other?: throw HubSpotFailure.invalid("Invalid query parameter: \(name) '\(other)' is no boolean")
        }
    }

    /// The answer of a batch, with errors where there are any.
    func batchAnswer(_ results: [JSON], errors: [JSON] = [], success: Int) -> MockResponse {
        var body: JSONObject = ["status": "COMPLETE", "results": .array(results)]
        if !errors.isEmpty {
            body["numErrors"] = .integer(errors.count)
            body["errors"] = .array(errors)
        }
        body["requestedAt"] = .string(nowText)
        body["startedAt"] = .string(nowText)
        body["completedAt"] = .string(nowText)
        return .json(.object(body), status: errors.isEmpty ? success : 207)
    }
}
