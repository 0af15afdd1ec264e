namespace JobKit.AspNetCore;

/// <summary>JSON text that goes out as it is stored, byte for byte.</summary>
internal readonly record struct RawJson(string Text);
