using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace JobKit.AspNetCore;

/// <summary>One file of the browser's module, from this assembly.</summary>
internal sealed record ClientFile(string Name, string ContentType, byte[] Content)
{
    /// <summary>Changes with the content alone: an app that runs on many nodes, or was deployed again, sends nothing twice.</summary>
    public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Content).AsSpan(0, 12))}\"");
}
