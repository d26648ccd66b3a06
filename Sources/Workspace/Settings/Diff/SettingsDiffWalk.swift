/// Walks through two documents side by side, and notes where they differ.
struct SettingsDiffWalk {
    private(set) var changes: [SettingsChange] = []
    private var path = SettingsPath()

    /// Compares two objects; `source` is what stands at the same place in what was pushed.
    mutating func record(
        _ before: SettingsJSON, _ after: SettingsJSON, source: SettingsJSON?, _ fields: [SettingsField]
    ) {
        for field in fields {
            path.steps.append(.field(field.name))
            value(before[field.name], after[field.name], source: source?[field.name], field.kind)
            path.steps.removeLast()
        }
    }

    private mutating func value(
        _ before: SettingsJSON?, _ after: SettingsJSON?, source: SettingsJSON?, _ kind: SettingsFieldKind
    ) {
        if before == after, source == nil { return }
        switch (before, after, kind) {
        case (.record?, .record?, .record(let fields)):
            record(before ?? .null, after ?? .null, source: source, fields)
        case (.list(let old)?, .list(let new)?, .list(let element, _, let order)):
            list(old, new, source: source, element, order)
        default: if before != after { note(before, after) }
        }
    }

    private mutating func list(
        _ before: [SettingsJSON], _ after: [SettingsJSON], source: SettingsJSON?, _ kind: SettingsFieldKind,
        _ order: SettingsListOrder
    ) {
        let old = order.named(before)
        let new = order.named(after)
        let pushed = source.map { order.named($0.elements) }
        for (name, element) in old.pairs {
            let other = new.byName[name]
            within(name) { walk in
                walk.element(element, other, source: pushed?.byName[name], isPushed: pushed != nil, kind)
            }
        }
        for (name, element) in new.pairs where old.byName[name] == nil {
            within(name) { $0.note(nil, element) }
        }
        if order.isAuthors { noteOrder(old, new) }
    }

    private mutating func element(
        _ before: SettingsJSON, _ after: SettingsJSON?, source: SettingsJSON?, isPushed: Bool, _ kind: SettingsFieldKind
    ) {
        guard let after else { return note(before, nil) }
        if isPushed, source == nil, before == after {
            let text = before.canonicalText
            changes.append(SettingsChange(path: path.text, kind: .kept, before: text, after: text))
        } else {
            value(before, after, source: source, kind)
        }
    }

    /// Notes an order that isn't the one in which what was added follows what stayed.
    private mutating func noteOrder(_ before: NamedElements, _ after: NamedElements) {
        let stayed = before.names.filter { after.byName[$0] != nil }
        let added = after.names.filter { before.byName[$0] == nil }
        guard stayed + added != after.names else { return }
        path.steps.append(.field("order"))
        note(.list(before.names.map { .text($0) }), .list(after.names.map { .text($0) }))
        path.steps.removeLast()
    }

    private mutating func within(_ name: String, _ compare: (inout SettingsDiffWalk) -> Void) {
        path.steps.append(.element(name))
        compare(&self)
        path.steps.removeLast()
    }

    private mutating func note(_ before: SettingsJSON?, _ after: SettingsJSON?) {
        let kind: SettingsChange.Kind = before == nil ? .added : after == nil ? .removed : .changed
        changes.append(
            SettingsChange(
                path: path.text, kind: kind, before: before?.canonicalText, after: after?.canonicalText))
    }
}

extension SettingsJSON {
    fileprivate var elements: [SettingsJSON] {
        if case .list(let elements) = self { elements } else { [] }
    }
}

extension SettingsListOrder {
    fileprivate func named(_ elements: [SettingsJSON]) -> NamedElements {
        NamedElements(elements.map { (name(of: $0), $0) })
    }
}
