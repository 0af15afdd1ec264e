using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace JobKit.AspNetCore;

/// <summary>The signature of Standard Webhooks: HMAC-SHA256 over id, time and body. Pure.</summary>
internal static class StandardWebhook
{
    private const string Version = "v1,";

    /// <summary>Whether one of the signatures was made with one of the keys, and not long ago or ahead.</summary>
    public static bool IsSigned(string id, string timestamp, string signatures, ReadOnlySpan<byte> body, IEnumerable<byte[]> keys, DateTimeOffset now, TimeSpan tolerance)
    {
        // A dot in the id would let another id, time and body read as the same signed text.
        if (id.Length is 0 or > 256 || id.Contains('.', StringComparison.Ordinal)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)tolerance.TotalSeconds)
        {
            return false;
        }

        var head = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        byte[] signed = [.. head, .. body];
        var given = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(one => one.StartsWith(Version, StringComparison.Ordinal)).ToList();
        var found = false;
        foreach (var key in keys)
        {
            // As text: several texts may read as the same bytes, and only one of them was signed.
            var expected = Encoding.ASCII.GetBytes(Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
            foreach (var one in given)
            {
                found |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one[Version.Length..]), expected);
            }
        }

        return found;
    }
}
