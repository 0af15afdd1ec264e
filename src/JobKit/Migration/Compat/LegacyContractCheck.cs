using System.Buffers;

namespace JobKit.Migration;

/// <summary>Whether one contract can be kept, as far as it tells itself: a sentence for each fault.</summary>
internal static class LegacyContractCheck
{
    private const int NameLength = 100;

    private static readonly SearchValues<char> NotInLinks = SearchValues.Create("<> \"\r\n");

    public static IReadOnlyList<string> Problems(LegacyContract contract)
    {
        var of = $"of \"{NameText.Shown(contract.Route)}\"";
        return
        [
            .. new[]
            {
                IsRoute(contract.Route) ? null
                    : $"The legacy route is \"{NameText.Shown(contract.Route)}\". It must be a path that begins with /, without a query, or a name of 1 to {NameLength} characters of a-z A-Z 0-9 . _ -. Correct it.",
                NameText.IsName(contract.JobType, JobTypeName.MaxLength) ? null
                    : $"The job type {of} is \"{NameText.Shown(contract.JobType)}\". It must be a job type's stored name. Correct it.",
                Ranges.Number($"Failed {of}", contract.FailedStatus, 200, 599, "Set it to the code legacy clients know, or remove it for the default, 500."),
                Ranges.Number($"Cancelled {of}", contract.CancelledStatus, 200, 599, "Set it to the code legacy clients know, or remove it for the default, 409."),
                Ranges.Span($"Wait {of}", contract.Wait.Time, TimeSpan.Zero, LegacyWait.Longest, "Set it to how long legacy clients wait, or remove it for the default, 25 s."),
                contract.Wait.Then is 200 or 202 ? null
                    : $"Wait(then) {of} is {contract.Wait.Then}. It must be 202 or 200. Set it to 200 where clients know no other success, or remove it for the default, 202.",
                contract.StatusUrl.Contains("{jobId}", StringComparison.Ordinal) ? null
                    : $"StatusAt {of} is \"{NameText.Shown(contract.StatusUrl)}\". It must hold {{jobId}}. Set it to where clients ask for a job.",
                contract.Mapper is null ? $"The contract {of} does not say its result. Call Result with the shape of the legacy answer." : null,
                contract.DeprecatedAt > contract.SunsetAt
                    ? $"Sunset {of} is {contract.SunsetAt:yyyy-MM-dd}. It must not be before Deprecated, which is {contract.DeprecatedAt:yyyy-MM-dd} (RFC 9745). Set a later date."
                    : null,
                Link("Deprecated", contract.DeprecationLink, of),
                Link("Sunset", contract.SunsetLink, of),
            }.OfType<string>(),
            .. contract.Statuses.Unmapped().Select(status =>
                $"The statuses {of} have no word for {status}, with which jobs end. Set LegacyStatusMap.{status}."),
        ];
    }

    private static bool IsRoute(string route) => route.StartsWith('/')
        ? !route.AsSpan().ContainsAny(" ?#\\") && !route.Any(char.IsControl) && NameText.IsStorable(route)
        : NameText.IsName(route, NameLength);

    private static string? Link(string what, string? link, string of) =>
        link is null || (Uri.TryCreate(link, UriKind.RelativeOrAbsolute, out _) && !link.AsSpan().ContainsAny(NotInLinks))
            ? null
            : $"The link of {what} {of} is \"{NameText.Shown(link)}\". It must be an address. Correct it, or remove it.";
}
