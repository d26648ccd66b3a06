public import ConnectorKit

/// What to do about an owner property: the one place where this is decided, for every CRM.
public enum OwnerPropertyDecision: Hashable, Sendable {
    /// The CRM's own field is there: use it as it stands.
    case use(PropertyDefinition)
    /// A property of the wished name, type and rights is there: make it ours to use, change nothing.
    case adopt(PropertyDefinition)
    /// It is there with the wished name and type, and the CRM hides it from this key, or from its pen, until sight of
    /// it is granted: grant it, change nothing else.
    case reveal(PropertyDefinition)
    /// Nothing of that name is in use; archived definitions must be seen before anything is made.
    case lookAtArchived
    /// An archived owner property of that name comes back, knowingly.
    case restore(OwnerPropertyDraft)
    /// Nothing is there: make it.
    case create(OwnerPropertyDraft)
    /// It can't be had; nothing is overwritten.
    case refuse(OwnerPropertyConflict)

    /// Decides from the definitions that the connector read. Pure.
    ///
    /// - Parameters:
    ///   - policy: what the organization wishes.
    ///   - object: what the vendor calls the object, and its own owner field.
    ///   - traits: how the vendor names and restores properties.
    ///   - definitions: what was read.
    ///   - scope: whether archived ones were read too.
    ///   - remembered: what an earlier run found or made under the wished label, by the vendor's name for it.
    public static func decide(
        policy: OwnerPropertyPolicy, object: ObjectDescription, traits: OwnerPropertyTraits,
        definitions: [PropertyDefinition], scope: PropertyScope, remembered: PropertyName? = nil
    ) -> OwnerPropertyDecision {
        switch policy {
        case .standard:
            standard(object, definitions)
        case .dedicated(let name, let label):
            dedicated(
                draft: OwnerPropertyDraft(
                    object: object.object, name: name, label: label,
                    description: traits.carriesMark ? OwnerPropertyMark.description : ""),
                traits, definitions, scope, remembered)
        }
    }

    private static func standard(
        _ object: ObjectDescription, _ definitions: [PropertyDefinition]
    ) -> OwnerPropertyDecision {
        guard let name = object.standardOwnerProperty,
            let found = definitions.first(where: { $0.name == name && !$0.isArchived })
        else {
            let name = object.standardOwnerProperty ?? "owner"
            return .refuse(OwnerPropertyConflict(reason: .noStandardProperty, property: name))
        }
        return obstacle(to: found).map(OwnerPropertyDecision.refuse) ?? .use(found)
    }

    private static func dedicated(
        draft: OwnerPropertyDraft, _ traits: OwnerPropertyTraits, _ definitions: [PropertyDefinition],
        _ scope: PropertyScope, _ remembered: PropertyName?
    ) -> OwnerPropertyDecision {
        let renamed = remembered.flatMap { own($0, traits, definitions) }
        let matches = renamed.map { [$0] } ?? candidates(for: draft, traits, definitions)
        if let live = matches.first(where: { !$0.isArchived }) {
            return takeOver(live, traits)
        }
        guard traits.acceptsName(draft.name.rawValue) else {
            return .refuse(OwnerPropertyConflict(reason: .unacceptableName, property: draft.name))
        }
        guard scope == .all else { return .lookAtArchived }
        guard let archived = matches.first else { return .create(draft) }
        guard archived.type == .owner else {
            return .refuse(
                OwnerPropertyConflict(
                    reason: .archivedOtherType, property: archived.name, foundType: archived.vendorType))
        }
        guard traits.createRestoresArchived else {
            return .refuse(OwnerPropertyConflict(reason: .outOfUse, property: archived.name))
        }
        return .restore(restoring(archived, draft))
    }

    /// Another type stays a conflict; what only lacks sight is no conflict where sight can be granted.
    private static func takeOver(_ live: PropertyDefinition, _ traits: OwnerPropertyTraits) -> OwnerPropertyDecision {
        guard let obstacle = obstacle(to: live) else { return .adopt(live) }
        return traits.needsVisibility && live.type == .owner ? .reveal(live) : .refuse(obstacle)
    }

    /// The one that is ours since an earlier run, whatever label somebody has given it: where the vendor makes up names, the
    /// label alone would miss it, and a second one would be made (I-11).
    private static func own(
        _ name: PropertyName, _ traits: OwnerPropertyTraits, _ definitions: [PropertyDefinition]
    ) -> PropertyDefinition? {
        guard traits.vendorNames else { return nil }
        return definitions.first { $0.name == name && $0.type == .owner && !$0.isStandard && !$0.isArchived }
    }

    /// Those that bear the wished name; where names may repeat, those of ours by label, type and mark, lowest first.
    private static func candidates(
        for draft: OwnerPropertyDraft, _ traits: OwnerPropertyTraits, _ definitions: [PropertyDefinition]
    ) -> [PropertyDefinition] {
        if traits.namesAreGenerated { return labelled(draft, definitions) }
        guard traits.namesMayRepeat else { return definitions.filter { $0.name == draft.name } }
        return definitions.filter { definition in
            definition.type == .owner && !definition.isStandard
                && fold(definition.label) == fold(draft.label)
                && (!traits.carriesMark || OwnerPropertyMark.allows(definition.description))
        }.sorted { $0.name < $1.name }
    }

    /// The one that bears the wished label, whatever it holds: it would stand in the way; else an owner's property of the
    /// wished name, whose label somebody has changed since.
    private static func labelled(
        _ draft: OwnerPropertyDraft, _ definitions: [PropertyDefinition]
    ) -> [PropertyDefinition] {
        let found = definitions.filter { fold($0.label) == fold(draft.label) }
        return found.isEmpty ? definitions.filter { $0.name == draft.name && $0.type == .owner } : found
    }

    static func fold(_ label: String) -> String {
        let kept = label.drop(while: \.isWhitespace)
        let end = kept.lastIndex { !$0.isWhitespace }
        return end.map { kept[...$0].lowercased() } ?? ""
    }

    private static func obstacle(to found: PropertyDefinition) -> OwnerPropertyConflict? {
        let reason: OwnerPropertyConflict.Reason? =
            if found.type != .owner { .otherType } else if !found.isVisible { .invisible } else if !found.isWritable {
                .readOnly
            } else { nil }
        return reason.map {
            OwnerPropertyConflict(reason: $0, property: found.name, foundType: found.vendorType)
        }
    }

    private static func restoring(_ archived: PropertyDefinition, _ draft: OwnerPropertyDraft) -> OwnerPropertyDraft {
        OwnerPropertyDraft(
            object: draft.object, name: archived.name, label: draft.label, description: draft.description,
            restoring: archived.name)
    }
}
