using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace JobKit.Migration;

/// <summary>The hash of one event: SHA-256 over the bytes of the hash before it and its JSON, which anybody can write again.</summary>
/// <remarks>
/// The JSON's members stand in a fixed order without spaces. Texts escape only what JSON must (as RFC 8785 does), because an encoder that
/// asks its Unicode tables would give other hashes in another year. The evidence stands as it was stored.
/// </remarks>
internal static class RolloutEventHash
{
    private const string Milliseconds = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>64 lower-case hexadecimal digits. Whatever a row holds, it has a hash: a previous one that is none counts as its text.</summary>
    public static string Of(RolloutEvent it)
    {
        var json = Encoding.UTF8.GetBytes(JsonOf(it));
        var before = Bytes(it.PrevHash);
        return Convert.ToHexStringLower(SHA256.HashData([.. before, .. json]));
    }

    internal static string JsonOf(RolloutEvent it)
    {
        var json = new StringBuilder();
        json.Append(CultureInfo.InvariantCulture, $"{{\"id\":{it.Id},\"key\":");
        Text(json, it.Key);
        json.Append(CultureInfo.InvariantCulture, $",\"version\":{it.Version},\"at\":\"{it.At.UtcDateTime.ToString(Milliseconds, CultureInfo.InvariantCulture)}\"");
        Member(json, "actor", it.Actor);
        Member(json, "kind", it.Kind);
        Member(json, "from", it.From);
        Member(json, "to", it.To);
        Member(json, "reason", it.Reason);
        return json.Append(",\"evidence\":").Append(it.Evidence).Append('}').ToString();
    }

    private static byte[] Bytes(string hash)
    {
        try
        {
            return Convert.FromHexString(hash);
        }
        catch (FormatException)
        {
            return Encoding.UTF8.GetBytes(hash);
        }
    }

    private static void Member(StringBuilder json, string name, string? value)
    {
        json.Append(",\"").Append(name).Append("\":");
        Text(json, value);
    }

    private static void Text(StringBuilder json, string? value)
    {
        if (value is null)
        {
            json.Append("null");
            return;
        }

        json.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => json.Append(letter),
            };
        }

        json.Append('"');
    }
}
