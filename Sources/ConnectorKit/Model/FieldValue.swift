public import Foundation

/// A value of a property, in the gateway's terms.
public enum FieldValue: Hashable, Sendable {
    /// No value.
    case empty
    /// Text, email, phone or web address.
    case text(String)
    /// A number or an amount of money.
    case number(Decimal)
    /// True or false.
    case boolean(Bool)
    /// A calendar day.
    case date(CalendarDate)
    /// A moment.
    case dateTime(Date)
    /// One option, pipeline or stage, by value.
    case choice(String)
    /// Several options, by value, in the vendor's order.
    case choices([String])
    /// A CRM user.
    case owner(CRMUserID)
    /// Several CRM users.
    case owners([CRMUserID])
    /// Another record.
    case reference(RecordID)
}
