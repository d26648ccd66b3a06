/// What rows must fulfil.
indirect enum SOQLCondition: Equatable, Sendable {
    case all([SOQLCondition])
    case any([SOQLCondition])
    case not(SOQLCondition)
    case compare(SOQLColumn, SOQLOperator, SOQLLiteral)
    case isIn(SOQLColumn, [SOQLLiteral], negated: Bool)
}
