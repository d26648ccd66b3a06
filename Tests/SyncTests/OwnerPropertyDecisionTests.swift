import ConnectorKit
import Testing

@testable import CRMGateway

@Suite("What is done about an owner property is decided once, for every CRM")
struct OwnerPropertyDecisionTests {
    private static let deal = ObjectDescription(
        object: .deal, vendorName: "deals", label: "Deal", standardOwnerProperty: "owner_id")
    private static let wish = OwnerPropertyPolicy.dedicated(name: "gateway_owner", label: "Gateway owner")

    private static func traits(repeating: Bool = false, mark: Bool = true, hiding: Bool = false) -> OwnerPropertyTraits
    {
        OwnerPropertyTraits(
            namesMayRepeat: repeating, carriesMark: mark, createRestoresArchived: true, needsVisibility: hiding,
            nameRule: "lower case", nameLengthMax: 99, acceptsName: { $0.allSatisfy { $0.isLowercase || $0 == "_" } })
    }

    private static func property(
        _ name: PropertyName, _ type: PropertyType = .owner, label: String = "Gateway owner", description: String = "",
        isWritable: Bool = true, isArchived: Bool = false, isVisible: Bool = true, isStandard: Bool = false
    ) -> PropertyDefinition {
        PropertyDefinition(
            object: .deal, name: name, label: label, type: type, vendorType: "vendor-\(type)",
            description: description, isWritable: isWritable, isArchived: isArchived, isVisible: isVisible,
            isStandard: isStandard)
    }

    private func decide(
        _ definitions: [PropertyDefinition], _ policy: OwnerPropertyPolicy = wish, scope: PropertyScope = .all,
        traits: OwnerPropertyTraits = traits(), object: ObjectDescription = deal, remembered: PropertyName? = nil
    ) -> OwnerPropertyDecision {
        OwnerPropertyDecision.decide(
            policy: policy, object: object, traits: traits, definitions: definitions, scope: scope,
            remembered: remembered)
    }

    @Test("I-11: where the vendor makes up names, a property of ours is known by its name, whatever its label is now")
    func renamedIsKnown() {
        let renamed = Self.property("hash1", label: "Something else")
        let repeating = Self.traits(repeating: true)
        #expect(decide([renamed], scope: .live, traits: repeating, remembered: "hash1") == .adopt(renamed))
        let other = Self.property("hash0")
        #expect(decide([other, renamed], scope: .live, traits: repeating, remembered: "hash1") == .adopt(renamed))
    }

    @Test("A remembered property that is gone, archived or of another type now is no longer ours")
    func goneIsForgotten() {
        let repeating = Self.traits(repeating: true)
        let found = [
            Self.property("hash1", .text, label: "x"), Self.property("hash2", label: "x", isArchived: true),
        ]
        for name in ["hash1", "hash2", "hash3"] as [PropertyName] {
            guard case .create = decide(found, traits: repeating, remembered: name) else {
                Issue.record("\(name) was taken for ours")
                continue
            }
        }
    }

    @Test("Where names are chosen, what is remembered changes nothing: the wished name decides")
    func chosenNamesDecide() {
        let renamed = Self.property("old_owner", label: "Gateway owner")
        guard case .create = decide([renamed], remembered: "old_owner") else {
            Issue.record("another name was taken for the wished one")
            return
        }
    }

    @Test("SYNC-5: the CRM's own owner field is used as it stands")
    func standardIsUsed() {
        let own = Self.property("owner_id", isStandard: true)
        #expect(decide([own], .standard, scope: .live) == .use(own))
    }

    @Test("SYNC-5: a CRM without an owner field of its own is a named conflict, and so is an archived one")
    func standardIsMissing() {
        let missing = OwnerPropertyDecision.refuse(
            OwnerPropertyConflict(reason: .noStandardProperty, property: "owner_id"))
        #expect(decide([], .standard) == missing)
        #expect(decide([Self.property("owner_id", isArchived: true)], .standard) == missing)
    }

    @Test("SYNC-5: a property of the wished name, type and rights is adopted, with our mark or without")
    func existingIsAdopted() {
        for description in ["", OwnerPropertyMark.description] {
            let found = Self.property("gateway_owner", description: description)
            #expect(decide([found], scope: .live) == .adopt(found))
        }
    }

    @Test(
        "SYNC-5: a property of that name with another type is a conflict that names the type, never patched",
        arguments: [PropertyType.text, .choice, .owners, .number, .opaque])
    func otherTypeIsConflict(_ type: PropertyType) {
        let found = Self.property("gateway_owner", type)
        let conflict = OwnerPropertyConflict(
            reason: .otherType, property: "gateway_owner", foundType: found.vendorType)
        #expect(decide([found], scope: .live) == .refuse(conflict))
        #expect(conflict.message.contains(found.vendorType))
    }

    @Test("SYNC-5: a property that this key can't see or write is a conflict that says which")
    func rightsAreConflicts() {
        let hidden = decide([Self.property("gateway_owner", isVisible: false)], scope: .live)
        let locked = decide([Self.property("gateway_owner", isWritable: false)], scope: .live)
        #expect(
            hidden
                == .refuse(
                    OwnerPropertyConflict(
                        reason: .invisible, property: "gateway_owner", foundType: "vendor-owner")))
        #expect(
            locked
                == .refuse(
                    OwnerPropertyConflict(reason: .readOnly, property: "gateway_owner", foundType: "vendor-owner")))
    }

    @Test("F-B1: nothing is made before archived definitions were seen")
    func archivedAreSeenFirst() {
        #expect(decide([], scope: .live) == .lookAtArchived)
    }

    @Test("SYNC-5: where nothing bears the name, one is made that carries our mark")
    func absentIsCreated() {
        let draft = OwnerPropertyDraft(
            object: .deal, name: "gateway_owner", label: "Gateway owner", description: OwnerPropertyMark.description)
        #expect(decide([Self.property("other", .text)]) == .create(draft))
    }

    @Test("F-B4: an archived owner property of that name is brought back knowingly")
    func archivedIsRestored() {
        let decision = decide([Self.property("gateway_owner", isArchived: true)])
        guard case .restore(let draft) = decision else {
            Issue.record("decided \(decision)")
            return
        }
        #expect(draft.restoring == "gateway_owner")
    }

    @Test("F-B4: where the CRM can't restore, an archived owner property is a conflict that says what to do")
    func archivedThatStaysArchived() {
        let found = Self.property("Gateway_Owner1", isArchived: true)
        let conflict = OwnerPropertyConflict(reason: .outOfUse, property: "Gateway_Owner1")
        #expect(decide([found], traits: Self.naming) == .refuse(conflict))
        #expect(conflict.message.contains("add it to a layout"))
    }

    @Test("F-B4: an archived property of that name and another type is left alone, and named")
    func archivedOtherTypeIsConflict() {
        let decision = decide([Self.property("gateway_owner", .text, isArchived: true)])
        let conflict = OwnerPropertyConflict(
            reason: .archivedOtherType, property: "gateway_owner", foundType: "vendor-text")
        #expect(decision == .refuse(conflict))
    }

    @Test("A live property counts before an archived one of the same name")
    func liveCountsFirst() {
        let live = Self.property("gateway_owner")
        #expect(decide([Self.property("gateway_owner", isArchived: true), live]) == .adopt(live))
    }

    @Test("A name that the vendor doesn't accept is refused before anything is asked of the CRM")
    func badNameIsRefused() {
        let decision = decide([], .dedicated(name: "Bad Name", label: "x"), scope: .live)
        #expect(
            decision == .refuse(OwnerPropertyConflict(reason: .unacceptableName, property: "Bad Name")))
    }

    @Test("F-B3: where names repeat, ours is known by label, type and mark, and the lowest code is kept")
    func repeatedNames() {
        let traits = Self.traits(repeating: true)
        let mark = OwnerPropertyMark.description
        let strangers = [
            Self.property("a1", .text, description: mark),
            Self.property("a2", label: "Other", description: mark),
            Self.property("a3", description: "somebody's own words"),
            Self.property("a4", description: mark, isStandard: true),
        ]
        let ours = [
            Self.property("c", description: mark), Self.property("b", label: " gateway OWNER ", description: mark),
        ]
        #expect(decide(strangers + ours, traits: traits) == .adopt(ours[1]))
        guard case .create = decide(strangers, traits: traits) else {
            Issue.record("strangers were adopted")
            return
        }
    }

    @Test("A vendor whose properties can't carry our mark gets none")
    func noMark() {
        guard case .create(let draft) = decide([], traits: Self.traits(mark: false)) else {
            Issue.record("nothing was made")
            return
        }
        #expect(draft.description.isEmpty)
    }

    @Test(
        "Every conflict tells people what is wrong and what to do",
        arguments: [
            OwnerPropertyConflict.Reason.noStandardProperty, .otherType, .archivedOtherType, .outOfUse, .readOnly,
            .invisible,
            .unacceptableName, .objectUnavailable, .heldName, .refused,
        ])
    func conflictsAreExplained(_ reason: OwnerPropertyConflict.Reason) {
        let message = OwnerPropertyConflict(reason: reason, property: "p", foundType: "t").message
        #expect(message.contains(":") && message.hasSuffix("."))
    }

    @Test(
        "SYNC-5, F-B5: in a CRM that hides properties, one of the name and type that lacks sight is shown, in any scope",
        arguments: [PropertyScope.live, .all], [(false, false), (false, true), (true, false), (true, true)])
    func hiddenIsRevealed(_ scope: PropertyScope, _ rights: (isVisible: Bool, isWritable: Bool)) {
        let found = Self.property("gateway_owner", isWritable: rights.isWritable, isVisible: rights.isVisible)
        let isUsable = rights.isVisible && rights.isWritable
        let hiding = decide([found], scope: scope, traits: Self.traits(hiding: true))
        #expect(hiding == (isUsable ? .adopt(found) : .reveal(found)))
        let reason: OwnerPropertyConflict.Reason = rights.isVisible ? .readOnly : .invisible
        let conflict = OwnerPropertyConflict(
            reason: reason, property: "gateway_owner", foundType: found.vendorType)
        #expect(decide([found], scope: scope) == (isUsable ? .adopt(found) : .refuse(conflict)))
    }

    @Test(
        "SYNC-5, I-12: in a CRM that hides properties too, another type stays a conflict, hidden or not",
        arguments: [PropertyType.text, .choice, .owners, .number, .opaque], [true, false])
    func hiddenOtherTypeIsConflict(_ type: PropertyType, _ isVisible: Bool) {
        let found = Self.property("gateway_owner", type, isVisible: isVisible)
        let conflict = OwnerPropertyConflict(
            reason: .otherType, property: "gateway_owner", foundType: found.vendorType)
        #expect(decide([found], traits: Self.traits(hiding: true)) == .refuse(conflict))
    }

    @Test("SYNC-5: in a CRM that hides properties, what isn't in sight is looked for among all before it is made")
    func hiddenIsLookedFor() {
        let traits = Self.traits(hiding: true)
        #expect(decide([], scope: .live, traits: traits) == .lookAtArchived)
        guard case .create(let draft) = decide([], scope: .all, traits: traits) else {
            Issue.record("nothing is there, and nothing is made")
            return
        }
        #expect(draft.name == "gateway_owner")
    }

    @Test("SYNC-5: the CRM's own owner field isn't shown to anybody by us: hidden or read-only, it stays a conflict")
    func ownFieldIsNotRevealed() {
        for own in [
            Self.property("owner_id", isVisible: false, isStandard: true),
            Self.property("owner_id", isWritable: false, isStandard: true),
        ] {
            let conflict = OwnerPropertyConflict(
                reason: own.isVisible ? .readOnly : .invisible, property: "owner_id", foundType: own.vendorType)
            #expect(decide([own], .standard, traits: Self.traits(hiding: true)) == .refuse(conflict))
        }
    }

    // MARK: Vendors who make up the name

    private static let naming = OwnerPropertyTraits(
        namesMayRepeat: false, carriesMark: true, createRestoresArchived: false, namesAreGenerated: true,
        nameRule: "any", nameLengthMax: 99, acceptsName: { _ in true })

    @Test("SYNC-5: where the vendor makes up the name, a property is known by its label, in any case, and adopted")
    func generatedNames() {
        let found = Self.property("Gateway_Owner1", label: "Gateway Owner ")
        #expect(decide([Self.property("Other", label: "Other"), found], traits: Self.naming) == .adopt(found))
    }

    @Test("SYNC-5: a label that another kind of property bears is a conflict there, because no label is taken twice")
    func generatedNameConflict() {
        let found = Self.property("Gateway_Owner1", .text)
        let conflict = OwnerPropertyConflict(
            reason: .otherType, property: "Gateway_Owner1", foundType: found.vendorType)
        #expect(decide([found], traits: Self.naming) == .refuse(conflict))
    }

    @Test("SYNC-5: a property whose label was changed is still known by the name that was wished, if it holds an owner")
    func generatedNameRelabelled() {
        let renamed = Self.property("gateway_owner", label: "Somebody else's words")
        #expect(decide([renamed], traits: Self.naming) == .adopt(renamed))
        guard case .create = decide([Self.property("gateway_owner", .text, label: "Words")], traits: Self.naming) else {
            Issue.record("a name that the vendor won't give again stands in nobody's way")
            return
        }
    }
}
