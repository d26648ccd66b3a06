/// Writes a label of Unicode with the letters, digits and hyphens that the domain name system takes (RFC 3492).
enum Punycode {
    private static let base = 36
    private static let thresholdMin = 1
    private static let thresholdMax = 26
    private static let skew = 38
    private static let damp = 700
    private static let initialBias = 72
    private static let initialScalar: UInt32 = 128
    private static let digits = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
    private static let hyphen = UInt8(ascii: "-")

    /// The encoded label, without the prefix `xn--`.
    static func encode(_ label: String) -> String {
        let scalars = label.unicodeScalars.map(\.value)
        var output = scalars.filter { $0 < initialScalar }.map { UInt8($0) }
        let plainCount = output.count
        if plainCount > 0 { output.append(hyphen) }
        var handled = plainCount
        var current = initialScalar
        var delta = 0
        var bias = initialBias
        while handled < scalars.count, let next = scalars.filter({ $0 >= current }).min() {
            delta += Int(next - current) * (handled + 1)
            current = next
            for scalar in scalars {
                if scalar < current { delta += 1 }
                guard scalar == current else { continue }
                append(delta, to: &output, bias: bias)
                bias = adapt(delta, points: handled + 1, isFirst: handled == plainCount)
                delta = 0
                handled += 1
            }
            delta += 1
            current += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The label that was encoded, or `nil` for what no encoder writes.
    static func decode(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        let split = bytes.lastIndex(of: hyphen)
        var output = (split.map { bytes[..<$0] } ?? []).map { UInt32($0) }
        var position = split.map { $0 + 1 } ?? 0
        var current = Int(initialScalar)
        var place = 0
        var bias = initialBias
        while position < bytes.count {
            guard let delta = readNumber(bytes, at: &position, bias: bias) else { return nil }
            let (sum, isOver) = place.addingReportingOverflow(delta)
            guard !isOver else { return nil }
            bias = adapt(delta, points: output.count + 1, isFirst: place == 0 && current == Int(initialScalar))
            current += sum / (output.count + 1)
            place = sum % (output.count + 1)
            guard current <= 0x10FFFF else { return nil }
            output.insert(UInt32(current), at: place)
            place += 1
        }
        return joined(output)
    }

    private static func joined(_ values: [UInt32]) -> String? {
        var scalars = String.UnicodeScalarView()
        for value in values {
            guard let scalar = Unicode.Scalar(value) else { return nil }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    private static func threshold(_ place: Int, bias: Int) -> Int {
        min(max(place - bias, thresholdMin), thresholdMax)
    }

    private static func append(_ number: Int, to output: inout [UInt8], bias: Int) {
        var rest = number
        var place = base
        while true {
            let limit = threshold(place, bias: bias)
            guard rest >= limit else { break }
            output.append(digits[limit + (rest - limit) % (base - limit)])
            rest = (rest - limit) / (base - limit)
            place += base
        }
        output.append(digits[rest])
    }

    private static func readNumber(_ bytes: [UInt8], at position: inout Int, bias: Int) -> Int? {
        var number = 0
        var weight = 1
        var place = base
        while position < bytes.count, let digit = digits.firstIndex(of: bytes[position]) {
            position += 1
            let (part, partIsOver) = digit.multipliedReportingOverflow(by: weight)
            let (sum, sumIsOver) = number.addingReportingOverflow(part)
            guard !partIsOver, !sumIsOver else { return nil }
            number = sum
            let limit = threshold(place, bias: bias)
            if digit < limit { return number }
            let (heavier, weightIsOver) = weight.multipliedReportingOverflow(by: base - limit)
            guard !weightIsOver else { return nil }
            weight = heavier
            place += base
        }
        return nil
    }

    private static func adapt(_ delta: Int, points: Int, isFirst: Bool) -> Int {
        var rest = isFirst ? delta / damp : delta / 2
        rest += rest / points
        var place = 0
        while rest > ((base - thresholdMin) * thresholdMax) / 2 {
            rest /= base - thresholdMin
            place += base
        }
        return place + (base - thresholdMin + 1) * rest / (rest + skew)
    }
}
