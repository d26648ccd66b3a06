/// What sort of property a value is written to.
enum ZooKind: String, CaseIterable, Sendable {
    case line
    case body
    case personName
    case integer
    case number
    case money
    case flag
    case day
    case moment
    case choice
    case choices
    case owner
    case record
    case email
    case phone
    case url
    case stage
}
