namespace JobKit.AspNetCore;

/// <summary>The token of this caller, and the header in which it is sent.</summary>
internal sealed record AntiforgeryBody(string Header, string Token);
