namespace JobKit.AspNetCore;

/// <summary>The browser's module as this assembly carries it.</summary>
internal static class ClientFiles
{
    private const string Prefix = "client/";

    public static IReadOnlyList<ClientFile> All { get; } =
        [.. typeof(ClientFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

    private static ClientFile Read(string resource)
    {
        using var stream = typeof(ClientFiles).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var name = resource[Prefix.Length..];
        return new(name, TypeOf(name), content);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };
}
