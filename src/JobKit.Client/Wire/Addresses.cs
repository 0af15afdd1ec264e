namespace JobKit.Client;

/// <summary>The addresses of the options, whole. Without its last slash the last segment would be replaced by what is put below.</summary>
internal static class Addresses
{
    public static Uri JobsOf(JobClientOptions options) => Closed(options.BaseAddress!);

    public static Uri FlagsOf(JobClientOptions options) => options.FlagsAddress is { } own ? Closed(own) : new(JobsOf(options), "../feature-flags/");

    private static Uri Closed(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new(address.AbsoluteUri + "/");
}
