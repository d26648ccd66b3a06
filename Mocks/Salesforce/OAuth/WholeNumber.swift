/// A natural number of any size, just big enough in skill to verify RSA signatures. It is slow and not made to keep a
/// secret: it sees public keys only.
struct WholeNumber: Equatable {
    /// Digits in base 2³², the least first, without zeros at the end.
    private var digits: [UInt32]

    init(bytes: [UInt8]) {
        digits = []
        for (place, byte) in bytes.reversed().enumerated() {
            if place % 4 == 0 { digits.append(0) }
            digits[place / 4] |= UInt32(byte) << UInt32(place % 4 * 8)
        }
        trim()
    }

    private init(digits: [UInt32]) {
        self.digits = digits
        trim()
    }

    /// How many bytes it takes.
    var byteCount: Int {
        guard let top = digits.last else { return 0 }
        return digits.count * 4 - top.leadingZeroBitCount / 8
    }

    /// This number raised to a power, modulo another one.
    func power(_ exponent: Int, modulo modulus: WholeNumber) -> WholeNumber {
        var result = WholeNumber(digits: [1])
        var base = remainder(modulo: modulus)
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = result.times(base).remainder(modulo: modulus) }
            base = base.times(base).remainder(modulo: modulus)
            rest >>= 1
        }
        return result
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
    }

    private func times(_ other: WholeNumber) -> WholeNumber {
        var product = [UInt32](repeating: 0, count: digits.count + other.digits.count + 1)
        for (place, digit) in digits.enumerated() {
            var carry: UInt64 = 0
            for (second, factor) in other.digits.enumerated() {
                let sum = UInt64(digit) * UInt64(factor) + UInt64(product[place + second]) + carry
                product[place + second] = UInt32(truncatingIfNeeded: sum)
                carry = sum >> 32
            }
            product[place + other.digits.count] = UInt32(truncatingIfNeeded: carry)
        }
        return WholeNumber(digits: product)
    }

    /// The rest of a division, by Knuth's algorithm D (The Art of Computer Programming, 4.3.1).
    private func remainder(modulo modulus: WholeNumber) -> WholeNumber {
        guard let top = modulus.digits.last, modulus.digits.count > 1 else { return WholeNumber(digits: []) }
        guard digits.count >= modulus.digits.count else { return self }
        let shift = top.leadingZeroBitCount
        let divisor = modulus.shifted(left: shift)
        var rest = shifted(left: shift).digits
        while rest.count <= digits.count { rest.append(0) }
        let length = divisor.digits.count
        let first = UInt64(divisor.digits[length - 1])
        let second = UInt64(divisor.digits[length - 2])
        for place in stride(from: rest.count - length - 1, through: 0, by: -1) {
            let head = UInt64(rest[place + length]) << 32 | UInt64(rest[place + length - 1])
            var quotient = head / first
            var left = head % first
            while quotient >> 32 != 0 || quotient * second > (left << 32 | UInt64(rest[place + length - 2])) {
                quotient -= 1
                left += first
                if left >> 32 != 0 { break }
            }
            Self.subtract(divisor.digits, times: quotient, from: &rest, at: place)
        }
        return WholeNumber(digits: Array(rest.prefix(length))).shifted(right: shift)
    }

    /// Takes a multiple away; where that was one too many, adds the divisor back once.
    private static func subtract(_ divisor: [UInt32], times quotient: UInt64, from rest: inout [UInt32], at place: Int)
    {
        var borrow: Int64 = 0
        var carry: UInt64 = 0
        for (index, digit) in divisor.enumerated() {
            let product = quotient * UInt64(digit) + carry
            carry = product >> 32
            let difference = Int64(rest[place + index]) - borrow - Int64(product & 0xFFFF_FFFF)
            rest[place + index] = UInt32(truncatingIfNeeded: difference)
            borrow = difference < 0 ? 1 : 0
        }
        let top = place + divisor.count
        let difference = Int64(rest[top]) - borrow - Int64(carry)
        rest[top] = UInt32(truncatingIfNeeded: difference)
        guard difference < 0 else { return }
        var back: UInt64 = 0
        for (index, digit) in divisor.enumerated() {
            let sum = UInt64(rest[place + index]) + UInt64(digit) + back
            rest[place + index] = UInt32(truncatingIfNeeded: sum)
            back = sum >> 32
        }
        rest[top] = UInt32(truncatingIfNeeded: UInt64(rest[top]) + back)
    }

    private func shifted(left count: Int) -> WholeNumber {
        guard count > 0 else { return self }
        var result: [UInt32] = []
        var carry: UInt32 = 0
        for digit in digits {
            result.append(digit << UInt32(count) | carry)
            carry = digit >> UInt32(32 - count)
        }
        result.append(carry)
        return WholeNumber(digits: result)
    }

    private func shifted(right count: Int) -> WholeNumber {
        guard count > 0 else { return self }
        var result = digits
        for place in result.indices {
            let above = place + 1 < digits.count ? digits[place + 1] : 0
            result[place] = digits[place] >> UInt32(count) | above << UInt32(32 - count)
        }
        return WholeNumber(digits: result)
    }
}
