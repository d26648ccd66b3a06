public import ConnectorKit

extension Redaction {
    /// A request's URL: the real origin, path and query, secrets struck out.
    public func url(of request: HTTPRequest) -> String {
        let origin = request.origin?.description ?? ""
        guard !request.query.isEmpty else { return origin + text(request.path) }
        let query = request.query.map { item in
            let value = SecretNames.isSecret(parameter: item.name) ? Secret.marker : encoded(item.value)
            return encoded(item.name) + "=" + value
        }
        return origin + text(request.path) + "?" + query.joined(separator: "&")
    }

    private func encoded(_ part: String) -> String {
        let safe = text(part)
        return safe == part ? text(PercentEncoding.encode(part)) : safe
    }

    /// Header fields as an object; the values of a repeated name are joined by commas.
    public func headers(_ headers: HTTPHeaders) -> RecordedValue {
        var members: [RecordedValue.Member] = []
        for field in headers.fields {
            let value = SecretNames.isShown(header: field.name) ? text(field.value) : Secret.marker
            if let index = members.firstIndex(where: { $0.name.lowercased() == field.name.lowercased() }) {
                guard case .string(let earlier) = members[index].value else { continue }
                members[index] = .init(members[index].name, .string(earlier + ", " + value))
            } else {
                members.append(.init(text(field.name), .string(value)))
            }
        }
        return .object(members)
    }

    /// A request's body: a JSON value, an object of a form's fields, a text, or `null`.
    public func requestBody(_ body: HTTPBody?) -> RecordedValue {
        guard let body else { return .null }
        if let fields = FormText.fields(of: body) { return form(fields) }
        return RecordedValue(json: body.bytes).map(value) ?? freeText(body.bytes)
    }

    /// An answer's body: a JSON value, a text, or `null` for none; where fields are named, nothing beside them stays.
    public func responseBody(_ bytes: [UInt8]) -> RecordedValue {
        guard !bytes.isEmpty else { return .null }
        guard let showable else { return RecordedValue(json: bytes).map(value) ?? freeText(bytes) }
        guard case .object(let members) = RecordedValue(json: bytes) else { return .string(Secret.marker) }
        return .object(
            members.map { member in
                let isShown = showable.contains(member.name)
                return .init(text(member.name), isShown ? value(member.value) : .string(Secret.marker))
            })
    }

    /// A JSON value, secrets struck out of names and values, secret-named members struck out whole.
    func value(_ value: RecordedValue) -> RecordedValue {
        switch value {
        case .null, .bool: value
        case .number(let digits): text(digits) == digits ? value : .string(Secret.marker)
        case .string(let string): .string(text(string))
        case .array(let values): .array(values.map(self.value))
        case .object(let members): .object(members.map(member))
        }
    }

    private func member(_ member: RecordedValue.Member) -> RecordedValue.Member {
        let isSecret = SecretNames.isSecret(field: member.name) && member.value != .null
        return .init(text(member.name), isSecret ? .string(Secret.marker) : value(member.value))
    }

    private func form(_ fields: [(name: String, value: String)]) -> RecordedValue {
        var names: [String] = []
        var values: [String: [RecordedValue]] = [:]
        for field in fields {
            let value = SecretNames.isSecret(parameter: field.name) ? Secret.marker : text(field.value)
            if values[field.name] == nil { names.append(field.name) }
            values[field.name, default: []].append(.string(value))
        }
        return .object(
            names.map { name in
                let all = values[name] ?? []
                return .init(text(name), all.count == 1 ? all[0] : .array(all))
            })
    }

    private func freeText(_ bytes: [UInt8]) -> RecordedValue {
        .string(String(decoding: self.bytes(bytes), as: UTF8.self))
    }
}
