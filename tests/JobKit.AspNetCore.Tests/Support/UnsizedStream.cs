namespace JobKit.AspNetCore.Tests;

/// <summary>Does not say how long it is, so that it is sent in chunks.</summary>
internal sealed class UnsizedStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
