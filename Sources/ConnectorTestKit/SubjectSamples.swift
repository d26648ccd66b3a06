public import ConnectorKit
public import MockKit

/// What a mock's usual account holds, in the contract's words, so that one case fits every vendor.
///
/// Give what the vendor has; leave `nil` what it lacks, together with the capability.
public struct SubjectSamples: Sendable {
    /// An owner, whose email stands in the CRM in the canonical form.
    public var owner: CRMOwner
    /// Another one.
    public var secondOwner: CRMOwner
    /// An owner whose email the CRM writes in other case; ``CRMOwner/email`` is the canonical form.
    public var mixedCaseOwner: CRMOwner?
    /// A user who can no longer own records.
    public var inactiveOwner: CRMOwner?
    /// An address that is no person's: a queue or a team.
    public var impersonalEmail: EmailKey?
    /// Users who share an email.
    public var sharingOwners: [CRMOwner] = []
    /// The address of an active user who is no person.
    public var systemEmail: EmailKey?
    /// A user for whom the app isn't approved, where the vendor asks for that.
    public var unapprovedOwner: CRMOwner?
    /// A page of owners that leads to the page with a number, where the cursor is a page's address.
    public var endlessPage: (@Sendable (Int) -> JSON)?
    /// The email of the nth of ``SubjectVariant/extraUsers``, from 1.
    public var extraUserEmail: @Sendable (Int) -> EmailKey

    /// The object on which properties and records are tried.
    public var object: CRMObject = .deal
    /// The vendor's word for it in ``MockKit/AccountChange``.
    public var mockObject: String
    /// A name for a new owner property, in the form that the vendor takes, followed by any digits.
    public var ownerPropertyName: PropertyName = "gw_contract_owner"
    /// What follows the digits, where the vendor's names end in something.
    public var ownerPropertyEnding = ""
    /// A live property that holds text.
    public var textProperty: PropertyName
    /// A live property with fixed options.
    public var choiceProperty: PropertyName?
    /// A live property that can't be written.
    public var readOnlyProperty: PropertyName?
    /// An archived property that is not an owner's.
    public var archivedProperty: PropertyName?

    /// A record that exists, and what it holds.
    public var record: Record
    /// The id of no record, in the vendor's form.
    public var missingRecord: RecordID
    /// A record that can be created; ``textProperty`` is among the values or may be added.
    public var newRecord: [PropertyName: FieldValue]
    /// Values that an existing record takes, as texts or as their own types.
    public var changes: [PropertyName: FieldValue]
    /// A value that the CRM refuses, and why.
    public var refusedValue: RefusedValue?

    /// Records of the other objects that can be created.
    public var otherNewRecords: [CRMObject: [PropertyName: FieldValue]] = [:]
    /// Values that the CRM keeps in another form than they were written in, or refuses to mix up.
    public var roundTrips: [RoundTrip] = []

    /// Stages by what they mean.
    public var stages: [Stage.Outcome: String] = [:]
    /// Record types, where the vendor has them.
    public var recordTypes: RecordTypeSamples?
    /// Answers of the token endpoint that lead to hosts which aren't the vendor's.
    public var foreignHostAnswers: [JSON] = []
    /// The host that a signed assertion is made out to, as its claim says.
    public var assertionAudience: String?
    /// The account's own host, where some ways to sign in work there alone.
    public var ownSignIn: Origin?

    /// A value that the CRM refuses.
    public struct RefusedValue: Sendable {
        /// The property.
        public let property: PropertyName
        /// The value.
        public let value: FieldValue
        /// The cause that the connector must tell.
        public let cause: FieldFailure.Cause

        /// Names a value and its cause.
        public init(_ property: PropertyName, _ value: FieldValue, _ cause: FieldFailure.Cause) {
            self.property = property
            self.value = value
            self.cause = cause
        }
    }

    /// Names what every CRM has; set the rest afterwards.
    public init(
        owner: CRMOwner, secondOwner: CRMOwner, mockObject: String, textProperty: PropertyName, record: Record,
        missingRecord: RecordID, newRecord: [PropertyName: FieldValue], changes: [PropertyName: FieldValue],
        extraUserEmail: @escaping @Sendable (Int) -> EmailKey
    ) {
        self.owner = owner
        self.secondOwner = secondOwner
        self.mockObject = mockObject
        self.textProperty = textProperty
        self.record = record
        self.missingRecord = missingRecord
        self.newRecord = newRecord
        self.changes = changes
        self.extraUserEmail = extraUserEmail
    }

    /// A record of an object that can be created, or `nil` where no sample of that object is given.
    public func draft(of object: CRMObject) -> RecordDraft? {
        let values = object == self.object ? newRecord : otherNewRecords[object]
        return values.map { RecordDraft(object: object, values: $0) }
    }

    /// An owner property to make; another digit, another property.
    public func ownerProperty(_ number: Int = 1, restoring: PropertyName? = nil) -> OwnerPropertyDraft {
        OwnerPropertyDraft(
            object: object,
            name: restoring ?? PropertyName(rawValue: "\(ownerPropertyName)\(number)\(ownerPropertyEnding)"),
            label: "Contract owner \(number)", description: SubjectSamples.mark, restoring: restoring)
    }

    /// The mark in the description of properties that cases make.
    public static let mark = "\(OwnerPropertyMark.text) Made by the contract suite"
}
