using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace JobKit.AspNetCore;

/// <summary>Reads the members of an operator's query; one that is missing is null.</summary>
internal static class AdminQuery
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>False where it is given and is no whole number above zero.</summary>
    public static bool TryNumber(StringValues given, out int? number)
    {
        number = null;
        if (given.Count == 0)
        {
            return true;
        }

        if (given is not [var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < 1)
        {
            return false;
        }

        number = read;
        return true;
    }

    /// <summary>False where it is given and is no ISO 8601 instant with an offset.</summary>
    public static bool TryInstant(StringValues given, out DateTimeOffset? instant)
    {
        instant = null;
        if (given.Count == 0)
        {
            return true;
        }

        if (given is not [{ Length: <= 40 } text] || !DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read))
        {
            return false;
        }

        instant = read;
        return true;
    }

    /// <summary>The one value of a member, or null.</summary>
    public static string? One(StringValues given) => given is [{ Length: > 0 } value] ? value : null;
}
