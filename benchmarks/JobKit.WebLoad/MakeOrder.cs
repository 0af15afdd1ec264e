namespace JobKit.WebLoad;

internal sealed record MakeOrder(string Title, int Pages);
