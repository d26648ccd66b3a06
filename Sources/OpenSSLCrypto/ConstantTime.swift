internal import COpenSSL
public import Foundation

/// Comparison whose duration tells nothing about where two secrets differ.
public enum ConstantTime {
    /// Whether both hold the same bytes. Only a difference in length shows in the time taken.
    public static func equal(_ left: some ContiguousBytes, _ right: some ContiguousBytes) -> Bool {
        left.withUnsafeBytes { left in
            right.withUnsafeBytes { right in
                guard left.count == right.count else { return false }
                guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else { return true }
                return CRYPTO_memcmp(leftStart, rightStart, left.count) == 0
            }
        }
    }
}
