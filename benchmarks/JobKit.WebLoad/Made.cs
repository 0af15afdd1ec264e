namespace JobKit.WebLoad;

internal sealed record Made(string Id, string Title, int Pages);
