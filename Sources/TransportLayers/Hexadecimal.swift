/// Hexadecimal digits, as ASCII.
enum Hexadecimal {
    /// Whether a byte is a digit.
    static func isDigit(_ byte: UInt8) -> Bool {
        value(byte) != nil
    }

    /// The value of a digit.
    static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    /// The number that the digits at an index write, or `nil` where there aren't as many digits.
    static func number(in bytes: some RandomAccessCollection<UInt8>, count: Int) -> UInt32? {
        guard bytes.count >= count else { return nil }
        var number: UInt32 = 0
        for byte in bytes.prefix(count) {
            guard let digit = value(byte) else { return nil }
            number = number << 4 | UInt32(digit)
        }
        return number
    }
}
