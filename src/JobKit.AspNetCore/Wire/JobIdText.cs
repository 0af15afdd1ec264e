namespace JobKit.AspNetCore;

/// <summary>Reads an id in its one form, the lower-case hyphenated UUID: one job has one address.</summary>
internal static class JobIdText
{
    public static bool TryRead(string? text, out JobId id)
    {
        id = default;
        if (text is null || text.AsSpan().ContainsAnyInRange('A', 'Z') || !Guid.TryParseExact(text, "D", out var value))
        {
            return false;
        }

        id = new(value);
        return true;
    }
}
