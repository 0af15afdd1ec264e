namespace JobKit.WebLoad;

internal sealed record Order(string Title, int Pages);
